CREATE TABLE `custody_event` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`action` text NOT NULL,
	`from_custodian` text NOT NULL,
	`to_custodian` text,
	`method` text NOT NULL,
	`happened_at` text DEFAULT '' NOT NULL,
	`from_place` text DEFAULT '' NOT NULL,
	`to_place` text DEFAULT '' NOT NULL,
	`purpose` text DEFAULT '' NOT NULL,
	`authorisation` text DEFAULT '' NOT NULL,
	`attestation` text DEFAULT '' NOT NULL,
	`due_back` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `custody_event_number` ON `custody_event` (`number`);--> statement-breakpoint
CREATE INDEX `custody_event_by_case` ON `custody_event` (`case_id`);--> statement-breakpoint
CREATE TABLE `custody_item` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`kind` text NOT NULL,
	`exhibit_id` text,
	`envelope_id` text,
	`seal_before` text DEFAULT '' NOT NULL,
	`seal_after` text DEFAULT '' NOT NULL,
	`intact` text NOT NULL,
	`condition` text DEFAULT '' NOT NULL,
	`photo_id` text,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `custody_event`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exhibit_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `custody_item_by_event` ON `custody_item` (`event_id`);--> statement-breakpoint
CREATE INDEX `custody_item_by_exhibit` ON `custody_item` (`exhibit_id`);--> statement-breakpoint
CREATE INDEX `custody_item_by_envelope` ON `custody_item` (`envelope_id`);--> statement-breakpoint
CREATE INDEX `custody_item_by_seal` ON `custody_item` (`seal_after`);--> statement-breakpoint
CREATE TABLE `custody_receipt` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`item_id` text NOT NULL,
	`state` text NOT NULL,
	`officer_id` text DEFAULT '' NOT NULL,
	`officer_name` text DEFAULT '' NOT NULL,
	`via` text NOT NULL,
	`seal` text DEFAULT '' NOT NULL,
	`intact` text NOT NULL,
	`condition` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`paper_number` text DEFAULT '' NOT NULL,
	`attachment_id` text,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `custody_event`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`item_id`) REFERENCES `custody_item`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `custody_receipt_by_item` ON `custody_receipt` (`item_id`);--> statement-breakpoint
CREATE TABLE `holding` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`kind` text NOT NULL,
	`custodian` text NOT NULL,
	`custodian_id` text DEFAULT '' NOT NULL,
	`since` text DEFAULT '' NOT NULL,
	`last_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`seal` text DEFAULT '' NOT NULL,
	`intact` text NOT NULL,
	`status` text NOT NULL,
	`offered_item_id` text DEFAULT '' NOT NULL,
	`offered_final` integer DEFAULT 0 NOT NULL,
	`offered_to_id` text DEFAULT '' NOT NULL,
	`offered_event_id` text DEFAULT '' NOT NULL,
	`offered_at` text DEFAULT '' NOT NULL,
	`offered_to` text,
	`due_back` text DEFAULT '' NOT NULL,
	`last_event_id` text DEFAULT '' NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `holding_by_custodian` ON `holding` (`custodian_id`,`status`);--> statement-breakpoint
CREATE INDEX `holding_by_offer` ON `holding` (`offered_to_id`);--> statement-breakpoint
CREATE INDEX `holding_by_case` ON `holding` (`case_id`);--> statement-breakpoint
CREATE INDEX `holding_by_due` ON `holding` (`due_back`);--> statement-breakpoint
CREATE INDEX `holding_by_place` ON `holding` (`place`);--> statement-breakpoint
CREATE TABLE `legal_status` (
	`id` text PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`exhibit_id` text,
	`wallet_id` text,
	`status` text NOT NULL,
	`order_number` text DEFAULT '' NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`date` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`disposition_id` text DEFAULT '' NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exhibit_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `legal_status_by_exhibit` ON `legal_status` (`exhibit_id`);--> statement-breakpoint
CREATE INDEX `legal_status_by_wallet` ON `legal_status` (`wallet_id`);--> statement-breakpoint
CREATE INDEX `legal_status_by_case` ON `legal_status` (`case_id`);--> statement-breakpoint
CREATE TABLE `count_line` (
	`id` text PRIMARY KEY NOT NULL,
	`stock_count_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`scanned` text DEFAULT '' NOT NULL,
	`scanned_at` text DEFAULT '' NOT NULL,
	`intact` text NOT NULL,
	`seal` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`result` text NOT NULL,
	`record` text NOT NULL,
	`funds` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`stock_count_id`) REFERENCES `stock_count`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `count_line_ordinal` ON `count_line` (`stock_count_id`,`ordinal`);--> statement-breakpoint
CREATE INDEX `count_line_by_subject` ON `count_line` (`subject_id`);--> statement-breakpoint
CREATE TABLE `deadline` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`rule_id` text NOT NULL,
	`rule` text NOT NULL,
	`started_at` text DEFAULT '' NOT NULL,
	`due_at` text NOT NULL,
	`started_by` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`stopped_at` text DEFAULT '' NOT NULL,
	`stop_document` text DEFAULT '' NOT NULL,
	`stop_date` text DEFAULT '' NOT NULL,
	`stop_attachment_id` text,
	`stop_note` text DEFAULT '' NOT NULL,
	`stopped_by_id` text DEFAULT '' NOT NULL,
	`stopped_by_name` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deadline_number` ON `deadline` (`number`);--> statement-breakpoint
CREATE INDEX `deadline_by_case` ON `deadline` (`case_id`);--> statement-breakpoint
CREATE INDEX `deadline_by_subject` ON `deadline` (`subject_id`);--> statement-breakpoint
CREATE INDEX `deadline_running` ON `deadline` (`stopped_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `discrepancy` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text DEFAULT '' NOT NULL,
	`kind` text NOT NULL,
	`expected` text DEFAULT '' NOT NULL,
	`found` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`count_id` text DEFAULT '' NOT NULL,
	`event_id` text DEFAULT '' NOT NULL,
	`second_id` text DEFAULT '' NOT NULL,
	`second_name` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`resolution` text NOT NULL,
	`outcome` text DEFAULT '' NOT NULL,
	`resolved_at` text DEFAULT '' NOT NULL,
	`resolved_offset` integer NOT NULL,
	`resolved_by_id` text DEFAULT '' NOT NULL,
	`resolved_by_name` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `discrepancy_number` ON `discrepancy` (`number`);--> statement-breakpoint
CREATE INDEX `discrepancy_by_subject` ON `discrepancy` (`subject_id`);--> statement-breakpoint
CREATE INDEX `discrepancy_by_state` ON `discrepancy` (`state`);--> statement-breakpoint
CREATE INDEX `discrepancy_by_case` ON `discrepancy` (`case_id`);--> statement-breakpoint
CREATE TABLE `disposition` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`way` text NOT NULL,
	`order_number` text DEFAULT '' NOT NULL,
	`order_date` text DEFAULT '' NOT NULL,
	`issuer` text DEFAULT '' NOT NULL,
	`recipient` text NOT NULL,
	`happened_at` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`manner` text DEFAULT '' NOT NULL,
	`movement_id` text,
	`act_number` text DEFAULT '' NOT NULL,
	`attachment_id` text,
	`notes` text DEFAULT '' NOT NULL,
	`second_id` text DEFAULT '' NOT NULL,
	`second_name` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `disposition_number` ON `disposition` (`number`);--> statement-breakpoint
CREATE INDEX `disposition_by_case` ON `disposition` (`case_id`);--> statement-breakpoint
CREATE TABLE `disposition_item` (
	`id` text PRIMARY KEY NOT NULL,
	`disposition_id` text NOT NULL,
	`kind` text NOT NULL,
	`exhibit_id` text,
	`envelope_id` text,
	`wallet_id` text,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`disposition_id`) REFERENCES `disposition`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exhibit_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `disposition_item_by_disposition` ON `disposition_item` (`disposition_id`);--> statement-breakpoint
CREATE INDEX `disposition_item_by_exhibit` ON `disposition_item` (`exhibit_id`);--> statement-breakpoint
CREATE INDEX `disposition_item_by_wallet` ON `disposition_item` (`wallet_id`);--> statement-breakpoint
CREATE TABLE `stock_count` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`device` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	`case_id` text NOT NULL,
	`scope` text NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`of_officer_id` text DEFAULT '' NOT NULL,
	`of_officer_name` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`notes` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`closed_at` text DEFAULT '' NOT NULL,
	`closed_offset` integer NOT NULL,
	`second_id` text DEFAULT '' NOT NULL,
	`second_name` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_count_number` ON `stock_count` (`number`);--> statement-breakpoint
CREATE INDEX `exhibit_by_parent` ON `exhibit` (`parent_id`);