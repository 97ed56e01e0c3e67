CREATE TABLE `listed_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`line` integer NOT NULL,
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`raw` text DEFAULT '' NOT NULL,
	`chain` text DEFAULT '' NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`confidence` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`list_name` text DEFAULT '' NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`listed_at` text DEFAULT '' NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`file_hash` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `listed_entry_by_value` ON `listed_entry` (`value`);--> statement-breakpoint
CREATE INDEX `listed_entry_by_import` ON `listed_entry` (`import_id`);--> statement-breakpoint
CREATE TABLE `provider` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`legal_entity` text DEFAULT '' NOT NULL,
	`registration` text DEFAULT '' NOT NULL,
	`jurisdiction` text DEFAULT '' NOT NULL,
	`licence` text DEFAULT '' NOT NULL,
	`domains` text DEFAULT '' NOT NULL,
	`contact` text DEFAULT '' NOT NULL,
	`request_channel` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `provider_number` ON `provider` (`number`);--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`case_id` text NOT NULL,
	`line` integer NOT NULL,
	`origin` text NOT NULL,
	`account` text DEFAULT '' NOT NULL,
	`txid` text DEFAULT '' NOT NULL,
	`from_text` text DEFAULT '' NOT NULL,
	`to_text` text DEFAULT '' NOT NULL,
	`asset` text DEFAULT '' NOT NULL,
	`amount` text DEFAULT '' NOT NULL,
	`fee` text DEFAULT '' NOT NULL,
	`happened_at` text DEFAULT '' NOT NULL,
	`counterparty` text DEFAULT '' NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `transfer_by_case` ON `transfer` (`case_id`);--> statement-breakpoint
CREATE INDEX `transfer_by_import` ON `transfer` (`import_id`);--> statement-breakpoint
CREATE INDEX `transfer_by_txid` ON `transfer` (`txid`);--> statement-breakpoint
CREATE INDEX `transfer_by_from` ON `transfer` (`from_text`);--> statement-breakpoint
CREATE INDEX `transfer_by_to` ON `transfer` (`to_text`);