CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`source_id` text NOT NULL,
	`rejects_id` text,
	`source_sha256` text DEFAULT '' NOT NULL,
	`source_size` integer NOT NULL,
	`plan` text NOT NULL,
	`read` integer NOT NULL,
	`accepted` integer NOT NULL,
	`flagged` integer NOT NULL,
	`rejected` integer NOT NULL,
	`duplicates` integer NOT NULL,
	`forms` text NOT NULL,
	`first_segment` integer NOT NULL,
	`segments` integer NOT NULL,
	`leaves` integer NOT NULL,
	`root_hash` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`source_id`) REFERENCES `attachment`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`rejects_id`) REFERENCES `attachment`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_run_number` ON `import_run` (`number`);--> statement-breakpoint
CREATE INDEX `import_run_by_case` ON `import_run` (`case_id`);--> statement-breakpoint
CREATE INDEX `import_run_by_source` ON `import_run` (`source_sha256`);--> statement-breakpoint
CREATE TABLE `imported_address` (
	`segment` integer NOT NULL,
	`canonical` text NOT NULL,
	`form` integer NOT NULL,
	`rest` text NOT NULL,
	PRIMARY KEY(`segment`, `canonical`, `form`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `imported_record` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`record_kind` text DEFAULT '' NOT NULL,
	`record_id` text NOT NULL,
	`line` integer NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `import_run`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `imported_record_by_import` ON `imported_record` (`import_id`);--> statement-breakpoint
CREATE INDEX `imported_record_by_record` ON `imported_record` (`record_id`,`withdrawn`);--> statement-breakpoint
CREATE TABLE `kept_map` (
	`kind` text NOT NULL,
	`header` text NOT NULL,
	`map` text NOT NULL,
	`kept_at` text NOT NULL,
	PRIMARY KEY(`kind`, `header`)
);
--> statement-breakpoint
CREATE TABLE `table_view` (
	`id` text PRIMARY KEY NOT NULL,
	`officer_id` text NOT NULL,
	`table_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `table_view_by_officer` ON `table_view` (`officer_id`,`table_id`);