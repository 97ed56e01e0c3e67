CREATE TABLE `access_entry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text DEFAULT '' NOT NULL,
	`kind` text GENERATED ALWAYS AS (json_extract(body, '$.kind')) VIRTUAL,
	`officer_id` text GENERATED ALWAYS AS (json_extract(body, '$.officer.id')) VIRTUAL,
	`told_unit` text GENERATED ALWAYS AS (json_extract(body, '$.toldUnit')) VIRTUAL
);
--> statement-breakpoint
CREATE INDEX `access_by_kind` ON `access_entry` (`kind`,`seq`);--> statement-breakpoint
CREATE INDEX `access_by_officer` ON `access_entry` (`officer_id`,`seq`);--> statement-breakpoint
CREATE TABLE `case_access` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`grantee_kind` text NOT NULL,
	`grantee` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `case_access_by_case` ON `case_access` (`case_id`);--> statement-breakpoint
CREATE INDEX `case_access_by_grantee` ON `case_access` (`grantee_kind`,`grantee`,`withdrawn`,`case_id`);--> statement-breakpoint
CREATE TABLE `attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`modified_at` text DEFAULT '' NOT NULL,
	`secret` text NOT NULL,
	`copy_of` text,
	`state` text NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`copy_of`) REFERENCES `attachment`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attachment_number` ON `attachment` (`number`);--> statement-breakpoint
CREATE INDEX `attachment_by_owner` ON `attachment` (`owner_id`);--> statement-breakpoint
CREATE INDEX `attachment_by_case` ON `attachment` (`case_id`);--> statement-breakpoint
CREATE INDEX `attachment_by_content` ON `attachment` (`sha256`);--> statement-breakpoint
CREATE TABLE `attachment_check` (
	`sha256` text PRIMARY KEY NOT NULL,
	`checked_at` text NOT NULL,
	`checked_size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `backup` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`folder` text NOT NULL,
	`made_at` text NOT NULL,
	`made_offset` integer NOT NULL,
	`officer_name` text DEFAULT '' NOT NULL,
	`device` text DEFAULT '' NOT NULL,
	`plan_id` text DEFAULT '' NOT NULL,
	`manifest_sha256` text NOT NULL,
	`head_seq` integer NOT NULL,
	`head_hash` text NOT NULL,
	`files` integer NOT NULL,
	`bytes` integer NOT NULL,
	`bytes_written` integer NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `backup_by_time` ON `backup` (`made_at`);--> statement-breakpoint
CREATE TABLE `backup_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`place` text NOT NULL,
	`every_hours` integer NOT NULL,
	`since` text NOT NULL,
	`ended` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `ledger_entry` ADD `second_signature` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `officer` ADD `service_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `officer` ADD `iin` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `officer` ADD `status` text DEFAULT 'active' NOT NULL;