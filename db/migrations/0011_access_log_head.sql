ALTER TABLE `checkpoint` ADD `access_size` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `checkpoint` ADD `access_hash` text DEFAULT '' NOT NULL;