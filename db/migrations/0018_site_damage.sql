ALTER TABLE `site` ADD `cadastral_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `technical_conditions` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `grid_contract` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `measured_phases` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `pool_workers` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `lost_tax_tiyn` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `lost_tax_source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `income_tiyn` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `income_source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `expert_tiyn` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `site` ADD `expert_conclusion` text DEFAULT '' NOT NULL;