CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`provider` text DEFAULT '' NOT NULL,
	`user_id` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`person_id` text,
	`freeze` text NOT NULL,
	`freeze_reference` text DEFAULT '' NOT NULL,
	`freeze_date` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_number` ON `account` (`number`);--> statement-breakpoint
CREATE INDEX `account_by_case` ON `account` (`case_id`);--> statement-breakpoint
CREATE TABLE `bridge_request` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`reference` text NOT NULL,
	`items` text NOT NULL,
	`sha256` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bridge_request_reference` ON `bridge_request` (`reference`);--> statement-breakpoint
CREATE INDEX `bridge_request_by_case` ON `bridge_request` (`case_id`);--> statement-breakpoint
CREATE TABLE `control_change` (
	`id` text PRIMARY KEY NOT NULL,
	`wallet_id` text NOT NULL,
	`before` text NOT NULL,
	`after` text NOT NULL,
	`cause` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`movement_id` text,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`movement_id`) REFERENCES `movement`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `control_change_by_wallet` ON `control_change` (`wallet_id`);--> statement-breakpoint
CREATE TABLE `drop_explanation` (
	`id` text PRIMARY KEY NOT NULL,
	`observation_id` text NOT NULL,
	`amount` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`observation_id`) REFERENCES `observation`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `drop_explanation_by_observation` ON `drop_explanation` (`observation_id`);--> statement-breakpoint
CREATE TABLE `entitlement` (
	`id` text PRIMARY KEY NOT NULL,
	`address_id` text NOT NULL,
	`wallet_id` text NOT NULL,
	`fork` text NOT NULL,
	`asset_id` text NOT NULL,
	`observation_id` text,
	`due` text DEFAULT '' NOT NULL,
	`amount` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`txid` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`address_id`) REFERENCES `address`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`observation_id`) REFERENCES `observation`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entitlement_of_address` ON `entitlement` (`address_id`,`fork`);--> statement-breakpoint
CREATE TABLE `movement` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`from_wallet_id` text,
	`from_address_id` text,
	`from_account_id` text,
	`to_wallet_id` text,
	`to_address_id` text,
	`to_account_id` text,
	`to_text` text DEFAULT '' NOT NULL,
	`asset_id` text NOT NULL,
	`amount` text NOT NULL,
	`fee` text DEFAULT '' NOT NULL,
	`txid` text DEFAULT '' NOT NULL,
	`moved_at` text NOT NULL,
	`block_height` integer,
	`purpose` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`second_name` text DEFAULT '' NOT NULL,
	`authorisation` text DEFAULT '' NOT NULL,
	`confirmed_at` text DEFAULT '' NOT NULL,
	`confirmed_offset` integer,
	`confirmed_by` text DEFAULT '' NOT NULL,
	`confirmation_id` text,
	`confirmation_source` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`from_wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`from_address_id`) REFERENCES `address`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`from_account_id`) REFERENCES `account`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`to_wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`to_address_id`) REFERENCES `address`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`to_account_id`) REFERENCES `account`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`confirmation_id`) REFERENCES `observation`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `movement_number` ON `movement` (`number`);--> statement-breakpoint
CREATE INDEX `movement_by_case` ON `movement` (`case_id`);--> statement-breakpoint
CREATE INDEX `movement_by_from` ON `movement` (`from_wallet_id`);--> statement-breakpoint
CREATE INDEX `movement_by_to` ON `movement` (`to_wallet_id`);--> statement-breakpoint
CREATE INDEX `movement_by_txid` ON `movement` (`txid`);--> statement-breakpoint
CREATE TABLE `observation` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`wallet_id` text,
	`address_id` text,
	`account_id` text,
	`asset_id` text NOT NULL,
	`amount` text NOT NULL,
	`observed_at` text DEFAULT '' NOT NULL,
	`block_height` integer,
	`source` text NOT NULL,
	`source_name` text DEFAULT '' NOT NULL,
	`attachment_id` text,
	`entry` text NOT NULL,
	`file_hash` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`address_id`) REFERENCES `address`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`attachment_id`) REFERENCES `attachment`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `observation_number` ON `observation` (`number`);--> statement-breakpoint
CREATE INDEX `observation_by_case` ON `observation` (`case_id`);--> statement-breakpoint
CREATE INDEX `observation_by_wallet` ON `observation` (`wallet_id`);--> statement-breakpoint
CREATE INDEX `observation_by_address` ON `observation` (`address_id`);--> statement-breakpoint
CREATE INDEX `observation_by_account` ON `observation` (`account_id`);--> statement-breakpoint
CREATE INDEX `observation_by_file` ON `observation` (`file_hash`);--> statement-breakpoint
CREATE TABLE `rate` (
	`id` text PRIMARY KEY NOT NULL,
	`table_id` text NOT NULL,
	`date` text NOT NULL,
	`currency` text NOT NULL,
	`rate` text NOT NULL,
	`quantum` integer NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`table_id`) REFERENCES `rate_table`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `rate_by_day` ON `rate` (`currency`,`date`);--> statement-breakpoint
CREATE TABLE `rate_table` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`rows` integer NOT NULL,
	`currencies` text DEFAULT '' NOT NULL,
	`first_date` text DEFAULT '' NOT NULL,
	`last_date` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_table_file` ON `rate_table` (`sha256`);--> statement-breakpoint
CREATE TABLE `valuation` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`wallet_id` text,
	`account_id` text,
	`asset_id` text NOT NULL,
	`amount` text NOT NULL,
	`basis` text NOT NULL,
	`date` text NOT NULL,
	`price` text NOT NULL,
	`price_currency` text NOT NULL,
	`price_source` text DEFAULT '' NOT NULL,
	`rate` text NOT NULL,
	`quantum` integer NOT NULL,
	`rate_date` text DEFAULT '' NOT NULL,
	`rate_table_id` text,
	`value_minor` text NOT NULL,
	`value_tiyn` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`rate_table_id`) REFERENCES `rate_table`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `valuation_number` ON `valuation` (`number`);--> statement-breakpoint
CREATE INDEX `valuation_by_case` ON `valuation` (`case_id`);