CREATE TABLE `control_proof` (
	`id` text PRIMARY KEY NOT NULL,
	`wallet_id` text NOT NULL,
	`address_id` text NOT NULL,
	`chain` text NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`signature` text DEFAULT '' NOT NULL,
	`method` text NOT NULL,
	`challenge` text NOT NULL,
	`signed_by` text DEFAULT '' NOT NULL,
	`recorded_at` text NOT NULL,
	`recorded_offset` integer NOT NULL,
	`officer_id` text NOT NULL,
	`officer_name` text NOT NULL,
	`ledger_seq` integer NOT NULL,
	FOREIGN KEY (`wallet_id`) REFERENCES `wallet`(`id`) ON UPDATE restrict ON DELETE restrict,
	FOREIGN KEY (`address_id`) REFERENCES `address`(`id`) ON UPDATE restrict ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `control_proof_by_wallet` ON `control_proof` (`wallet_id`);