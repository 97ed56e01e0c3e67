CREATE TABLE `checkpoint` (
	`id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`tree_size` integer NOT NULL,
	`root_hash` text NOT NULL,
	`head_hash` text NOT NULL,
	`peaks` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `ledger_entry` ADD `kind` text GENERATED ALWAYS AS (json_extract(body, '$.kind')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `ledger_entry` ADD `author_id` text GENERATED ALWAYS AS (json_extract(body, '$.author.id')) VIRTUAL;--> statement-breakpoint
ALTER TABLE `ledger_entry` ADD `at` text GENERATED ALWAYS AS (json_extract(body, '$.at')) VIRTUAL;--> statement-breakpoint
CREATE INDEX `ledger_by_kind` ON `ledger_entry` (`kind`,`seq`);--> statement-breakpoint
CREATE INDEX `ledger_by_author` ON `ledger_entry` (`author_id`,`seq`);--> statement-breakpoint
CREATE INDEX `ledger_by_time` ON `ledger_entry` (`at`,`seq`);