CREATE TABLE `letterhead` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`body_kk` text DEFAULT '' NOT NULL,
	`body_ru` text DEFAULT '' NOT NULL,
	`body_en` text DEFAULT '' NOT NULL,
	`unit_kk` text DEFAULT '' NOT NULL,
	`unit_ru` text DEFAULT '' NOT NULL,
	`unit_en` text DEFAULT '' NOT NULL,
	`address_kk` text DEFAULT '' NOT NULL,
	`address_ru` text DEFAULT '' NOT NULL,
	`address_en` text DEFAULT '' NOT NULL,
	`contacts` text DEFAULT '' NOT NULL,
	`emblem` text DEFAULT '' NOT NULL,
	`emblem_type` text DEFAULT '' NOT NULL,
	`lines` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report_template` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT '' NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`sha256` text NOT NULL,
	`source` text NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `__new_report` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text,
	`kind` text NOT NULL,
	`language` text NOT NULL,
	`second_language` text DEFAULT '' NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`subject_title` text DEFAULT '' NOT NULL,
	`template` text DEFAULT '' NOT NULL,
	`status` text NOT NULL,
	`failure` text DEFAULT '' NOT NULL,
	`file_name` text DEFAULT '' NOT NULL,
	`sha256` text DEFAULT '' NOT NULL,
	`size` integer DEFAULT 0 NOT NULL,
	`pages` integer DEFAULT 0 NOT NULL,
	`standard` text DEFAULT '' NOT NULL,
	`case_json_sha256` text DEFAULT '' NOT NULL,
	`head_seq` integer NOT NULL,
	`head_hash` text DEFAULT '' NOT NULL,
	`signer` text DEFAULT '' NOT NULL,
	`signer_certificate` text DEFAULT '' NOT NULL,
	`signatures` integer DEFAULT 0 NOT NULL,
	`signed_at` text DEFAULT '' NOT NULL,
	`timestamp_request` text DEFAULT '' NOT NULL,
	`volumes` integer DEFAULT 1 NOT NULL,
	`commitment_root` text DEFAULT '' NOT NULL,
	`copy_of` text,
	`hidden_fields` text DEFAULT '' NOT NULL,
	`superseded_by` text,
	`cms_request` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`copy_of`) REFERENCES `report`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`superseded_by`) REFERENCES `report`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
INSERT INTO `__new_report`("id", "number", "recorded_at", "recorded_offset", "officer_id", "officer_name", "device", "ledger_seq", "case_id", "kind", "language", "status", "failure", "file_name", "sha256", "size", "pages", "standard", "case_json_sha256", "head_seq", "head_hash", "signer", "signer_certificate", "signatures", "signed_at", "timestamp_request", "volumes", "commitment_root", "copy_of", "hidden_fields", "superseded_by", "cms_request") SELECT "id", "number", "recorded_at", "recorded_offset", "officer_id", "officer_name", "device", "ledger_seq", "case_id", "kind", "language", "status", "failure", "file_name", "sha256", "size", "pages", "standard", "case_json_sha256", "head_seq", "head_hash", "signer", "signer_certificate", "signatures", "signed_at", "timestamp_request", "volumes", "commitment_root", "copy_of", "hidden_fields", "superseded_by", "cms_request" FROM `report`;--> statement-breakpoint
DROP TABLE `report`;--> statement-breakpoint
ALTER TABLE `__new_report` RENAME TO `report`;--> statement-breakpoint
CREATE UNIQUE INDEX `report_number` ON `report` (`number`);--> statement-breakpoint
CREATE INDEX `report_by_case` ON `report` (`case_id`);