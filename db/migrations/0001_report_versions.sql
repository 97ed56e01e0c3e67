CREATE TABLE `report_version` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`event` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`signer` text DEFAULT '' NOT NULL,
	`certificate` text DEFAULT '' NOT NULL,
	`at` text DEFAULT '' NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`signatures` integer NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_version_ordinal` ON `report_version` (`report_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `report_version_by_hash` ON `report_version` (`sha256`);--> statement-breakpoint
ALTER TABLE `report` ADD `timestamp_request` text DEFAULT '' NOT NULL;