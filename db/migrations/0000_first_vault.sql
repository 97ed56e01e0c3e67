CREATE TABLE `case_file` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`category` text NOT NULL,
	`stage` text NOT NULL,
	`kui_number` text DEFAULT '' NOT NULL,
	`kui_date` text DEFAULT '' NOT NULL,
	`erdr_number` text DEFAULT '' NOT NULL,
	`erdr_date` text DEFAULT '' NOT NULL,
	`articles` text NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`investigator` text DEFAULT '' NOT NULL,
	`prosecutor` text DEFAULT '' NOT NULL,
	`damage_tiyn` text DEFAULT '' NOT NULL,
	`damage_cents` text DEFAULT '' NOT NULL,
	`damage_source` text DEFAULT '' NOT NULL,
	`victims` integer,
	`language` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_number` ON `case_file` (`number`);--> statement-breakpoint
CREATE TABLE `exhibit` (
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
	`description` text DEFAULT '' NOT NULL,
	`make` text DEFAULT '' NOT NULL,
	`model` text DEFAULT '' NOT NULL,
	`serial` text DEFAULT '' NOT NULL,
	`imei` text DEFAULT '' NOT NULL,
	`colour` text DEFAULT '' NOT NULL,
	`condition` text DEFAULT '' NOT NULL,
	`power_state` text NOT NULL,
	`pin_known` text NOT NULL,
	`found_where` text DEFAULT '' NOT NULL,
	`found_at` text DEFAULT '' NOT NULL,
	`found_by` text DEFAULT '' NOT NULL,
	`possession_of` text DEFAULT '' NOT NULL,
	`protocol_number` text DEFAULT '' NOT NULL,
	`bag_number` text DEFAULT '' NOT NULL,
	`seal_number` text DEFAULT '' NOT NULL,
	`storage_path` text DEFAULT '' NOT NULL,
	`parent_id` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`parent_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exhibit_number` ON `exhibit` (`number`);--> statement-breakpoint
CREATE INDEX `exhibit_by_case` ON `exhibit` (`case_id`);--> statement-breakpoint
CREATE INDEX `exhibit_by_seal` ON `exhibit` (`seal_number`);--> statement-breakpoint
CREATE TABLE `address` (
	`id` text PRIMARY KEY NOT NULL,
	`wallet_id` text NOT NULL,
	`position` integer NOT NULL,
	`chain` text NOT NULL,
	`text` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`path` text DEFAULT '' NOT NULL,
	`memo` text DEFAULT '' NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`network` text DEFAULT '' NOT NULL,
	`canonical` text DEFAULT '' NOT NULL,
	`format` text DEFAULT '' NOT NULL,
	`checksum` text NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `address_by_wallet` ON `address` (`wallet_id`,`position`);--> statement-breakpoint
CREATE INDEX `address_by_canonical` ON `address` (`canonical`);--> statement-breakpoint
CREATE TABLE `draft` (
	`key` text PRIMARY KEY NOT NULL,
	`officer_id` text NOT NULL,
	`json` text NOT NULL,
	`saved_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `equipment` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`position` integer NOT NULL,
	`maker` text DEFAULT '' NOT NULL,
	`model` text DEFAULT '' NOT NULL,
	`serials` text DEFAULT '' NOT NULL,
	`count` integer NOT NULL,
	`nameplate_watts` integer,
	`measured_watts` integer,
	`hash_rate` text DEFAULT '' NOT NULL,
	`condition` text DEFAULT '' NOT NULL,
	`in_register` text NOT NULL,
	`kept_by` text DEFAULT '' NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `site`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `equipment_by_site` ON `equipment` (`site_id`,`position`);--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`hash` text NOT NULL,
	`signature` text NOT NULL,
	`subject_id` text GENERATED ALWAYS AS (json_extract(body, '$.subject.id')) VIRTUAL,
	`case_id` text GENERATED ALWAYS AS (json_extract(body, '$.subject.caseId')) VIRTUAL
);
--> statement-breakpoint
CREATE INDEX `ledger_by_subject` ON `ledger_entry` (`subject_id`,`seq`);--> statement-breakpoint
CREATE INDEX `ledger_by_case` ON `ledger_entry` (`case_id`,`seq`);--> statement-breakpoint
CREATE TABLE `link` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`from_kind` text NOT NULL,
	`from_id` text NOT NULL,
	`kind` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`confidence` text NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_number` ON `link` (`number`);--> statement-breakpoint
CREATE INDEX `link_by_case` ON `link` (`case_id`);--> statement-breakpoint
CREATE INDEX `link_by_from` ON `link` (`from_id`);--> statement-breakpoint
CREATE INDEX `link_by_to` ON `link` (`to_id`);--> statement-breakpoint
CREATE TABLE `officer` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`rank` text DEFAULT '' NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`signing_key` text NOT NULL,
	`sealing_key` text NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `person` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`name_latin` text DEFAULT '' NOT NULL,
	`aliases` text DEFAULT '' NOT NULL,
	`role` text NOT NULL,
	`iin` text DEFAULT '' NOT NULL,
	`birth` text DEFAULT '' NOT NULL,
	`citizenship` text DEFAULT '' NOT NULL,
	`document` text DEFAULT '' NOT NULL,
	`phones` text DEFAULT '' NOT NULL,
	`handles` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `person_number` ON `person` (`number`);--> statement-breakpoint
CREATE INDEX `person_by_case` ON `person` (`case_id`);--> statement-breakpoint
CREATE TABLE `reference_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`table` text NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`kk` text DEFAULT '' NOT NULL,
	`ru` text DEFAULT '' NOT NULL,
	`en` text DEFAULT '' NOT NULL,
	`valid_from` text DEFAULT '' NOT NULL,
	`valid_to` text DEFAULT '' NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`edition` text DEFAULT '' NOT NULL,
	`facts` text NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report` (
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
	`language` text NOT NULL,
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
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_number` ON `report` (`number`);--> statement-breakpoint
CREATE INDEX `report_by_case` ON `report` (`case_id`);--> statement-breakpoint
CREATE TABLE `site` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`latitude` text DEFAULT '' NOT NULL,
	`longitude` text DEFAULT '' NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`owner_bin` text DEFAULT '' NOT NULL,
	`operator` text DEFAULT '' NOT NULL,
	`licence` text NOT NULL,
	`found_state` text NOT NULL,
	`grid_company` text DEFAULT '' NOT NULL,
	`substation` text DEFAULT '' NOT NULL,
	`feeder` text DEFAULT '' NOT NULL,
	`transformer_kva` integer,
	`meter_number` text DEFAULT '' NOT NULL,
	`meter_seal` text DEFAULT '' NOT NULL,
	`measured_watts` integer,
	`running_since` text DEFAULT '' NOT NULL,
	`running_evidence` text DEFAULT '' NOT NULL,
	`tariff_tiyn` text DEFAULT '' NOT NULL,
	`tariff_source` text DEFAULT '' NOT NULL,
	`pool` text DEFAULT '' NOT NULL,
	`pool_account` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_number` ON `site` (`number`);--> statement-breakpoint
CREATE INDEX `site_by_case` ON `site` (`case_id`);--> statement-breakpoint
CREATE TABLE `vault_fact` (
	`id` text PRIMARY KEY NOT NULL,
	`value` text DEFAULT '' NOT NULL,
	`ledger_seq` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `wallet` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`exhibit_id` text,
	`label` text DEFAULT '' NOT NULL,
	`type` text NOT NULL,
	`software` text DEFAULT '' NOT NULL,
	`derivation` text DEFAULT '' NOT NULL,
	`master_fingerprint` text DEFAULT '' NOT NULL,
	`public_key` text DEFAULT '' NOT NULL,
	`extra_word` text NOT NULL,
	`control` text NOT NULL,
	`others_may_hold` text DEFAULT '' NOT NULL,
	`envelope_number` text DEFAULT '' NOT NULL,
	`envelope_seal` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exhibit_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wallet_number` ON `wallet` (`number`);--> statement-breakpoint
CREATE INDEX `wallet_by_case` ON `wallet` (`case_id`);--> statement-breakpoint
CREATE INDEX `wallet_by_exhibit` ON `wallet` (`exhibit_id`);