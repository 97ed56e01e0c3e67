CREATE TABLE `envelope` (
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
	`printed_number` text DEFAULT '' NOT NULL,
	`seal` text DEFAULT '' NOT NULL,
	`word_count` integer,
	`word_language` text DEFAULT '' NOT NULL,
	`checksum` text NOT NULL,
	`location` text DEFAULT '' NOT NULL,
	`sealed_at` text DEFAULT '' NOT NULL,
	`sealed_by` text DEFAULT '' NOT NULL,
	`wallet_id` text,
	`exhibit_id` text,
	`notes` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `case_file`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`exhibit_id`) REFERENCES `exhibit`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `envelope_number` ON `envelope` (`number`);--> statement-breakpoint
CREATE INDEX `envelope_by_case` ON `envelope` (`case_id`);--> statement-breakpoint
CREATE INDEX `envelope_by_wallet` ON `envelope` (`wallet_id`);--> statement-breakpoint
CREATE INDEX `envelope_by_exhibit` ON `envelope` (`exhibit_id`);--> statement-breakpoint
CREATE INDEX `envelope_by_seal` ON `envelope` (`seal`);--> statement-breakpoint
CREATE TABLE `envelope_opening` (
	`id` text PRIMARY KEY NOT NULL,
	`envelope_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`second_id` text DEFAULT '' NOT NULL,
	`second_name` text DEFAULT '' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`authorisation` text DEFAULT '' NOT NULL,
	`seal_before` text DEFAULT '' NOT NULL,
	`new_seal` text DEFAULT '' NOT NULL,
	`words_shown` integer NOT NULL,
	`opened_at` text NOT NULL,
	`opened_offset` integer NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `envelope_opening_ordinal` ON `envelope_opening` (`envelope_id`,`ordinal`);--> statement-breakpoint
CREATE TABLE `sealed_share` (
	`id` text PRIMARY KEY NOT NULL,
	`envelope_id` text NOT NULL,
	`words_id` text NOT NULL,
	`officer_id` text NOT NULL,
	`person` integer NOT NULL,
	`sealing_key` text NOT NULL,
	`sealed` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`words_id`) REFERENCES `sealed_words`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sealed_share_by_words` ON `sealed_share` (`words_id`);--> statement-breakpoint
CREATE TABLE `sealed_words` (
	`id` text PRIMARY KEY NOT NULL,
	`envelope_id` text NOT NULL,
	`ciphertext` text NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`envelope_id`) REFERENCES `envelope`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sealed_words_by_envelope` ON `sealed_words` (`envelope_id`,`withdrawn`);