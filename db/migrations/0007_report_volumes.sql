CREATE TABLE `report_volume` (
	`id` text PRIMARY KEY NOT NULL,
	`report_id` text NOT NULL,
	`volume` integer NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`pages` integer NOT NULL,
	`rows` integer NOT NULL,
	`drawn_sha256` text NOT NULL,
	`drawn_size` integer NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`report_id`) REFERENCES `report`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_volume_order` ON `report_volume` (`report_id`,`volume`);--> statement-breakpoint
DROP INDEX `report_version_ordinal`;--> statement-breakpoint
ALTER TABLE `report_version` ADD `volume` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `report_version_ordinal` ON `report_version` (`report_id`,`volume`,`ordinal`);--> statement-breakpoint
ALTER TABLE `report` ADD `volumes` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `commitment_root` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `copy_of` text REFERENCES report(id);--> statement-breakpoint
ALTER TABLE `report` ADD `hidden_fields` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `report` ADD `superseded_by` text REFERENCES report(id);--> statement-breakpoint
ALTER TABLE `report` ADD `cms_request` text DEFAULT '' NOT NULL;