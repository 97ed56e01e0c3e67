CREATE TABLE `seizure` (
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
	`place` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`premises_of` text DEFAULT '' NOT NULL,
	`started_at` text DEFAULT '' NOT NULL,
	`ended_at` text DEFAULT '' NOT NULL,
	`authorisation` text DEFAULT '' NOT NULL,
	`authorisation_date` text DEFAULT '' NOT NULL,
	`authorised_by` text DEFAULT '' NOT NULL,
	`protocol_number` text DEFAULT '' NOT NULL,
	`officers` text NOT NULL,
	`witnesses` text NOT NULL,
	`present` text NOT NULL,
	`isolation` text NOT NULL,
	`isolated_at` text DEFAULT '' NOT NULL,
	`isolated_how` text DEFAULT '' NOT NULL,
	`video` text NOT NULL,
	`video_device` text DEFAULT '' NOT NULL,
	`outcome` text NOT NULL,
	`statements` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`supplement_to` text,
	`state` text NOT NULL,
	`closed_at` text DEFAULT '' NOT NULL,
	`closed_offset` integer NOT NULL,
	`closed_by_id` text DEFAULT '' NOT NULL,
	`closed_by_name` text DEFAULT '' NOT NULL,
	`inventory` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`supplement_to`) REFERENCES `seizure`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seizure_number` ON `seizure` (`number`);--> statement-breakpoint
CREATE INDEX `seizure_by_case` ON `seizure` (`case_id`);--> statement-breakpoint
CREATE INDEX `seizure_by_supplement` ON `seizure` (`supplement_to`);--> statement-breakpoint
ALTER TABLE `exhibit` ADD `seizure_id` text REFERENCES seizure(id);--> statement-breakpoint
ALTER TABLE `exhibit` ADD `quantity` integer;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `unit_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `root_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `identifiers` text DEFAULT 'unstated' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `usb_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `weight` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `resolution_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `resolution_date` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `clock_deviation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `exhibit` ADD `image_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `exhibit_by_bag` ON `exhibit` (`bag_number`);--> statement-breakpoint
CREATE INDEX `exhibit_by_seizure` ON `exhibit` (`seizure_id`);--> statement-breakpoint
CREATE INDEX `exhibit_by_unit_number` ON `exhibit` (`unit_number`);--> statement-breakpoint
CREATE INDEX `address_by_look` ON `address` (CASE WHEN length(canonical) < 20 THEN NULL ELSE lower(substr(canonical, CASE WHEN substr(canonical, 1, 2) = '0x' THEN 3 WHEN instr(canonical, ':') > 0 THEN instr(canonical, ':') + 1 WHEN canonical = lower(canonical) AND instr(canonical, '1') BETWEEN 3 AND 13 AND canonical GLOB '*[^0-9a-f]*' THEN instr(canonical, '1') + 1 ELSE 1 END, 4) || substr(canonical, -4)) END);