PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_draft` (
	`key` text NOT NULL,
	`officer_id` text NOT NULL,
	`json` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`key`, `officer_id`)
);
--> statement-breakpoint
INSERT INTO `__new_draft`("key", "officer_id", "json", "saved_at") SELECT "key", "officer_id", "json", "saved_at" FROM `draft`;--> statement-breakpoint
DROP TABLE `draft`;--> statement-breakpoint
ALTER TABLE `__new_draft` RENAME TO `draft`;--> statement-breakpoint
PRAGMA foreign_keys=ON;