-- 手机号码的盲索引（MEM-15）。密钥在应用里，旧行由后台任务 indexMobiles 补算：空值是还没有补算，空串是没有手机
ALTER TABLE "person" ADD COLUMN "mobile_index" BYTEA;
CREATE INDEX "person_mobile_index_idx" ON "person"("mobile_index");
CREATE INDEX "person_unindexed_idx" ON "person"("id") WHERE "mobile_index" IS NULL;

-- 同一份名单里相同的手机
ALTER TABLE "import_row" ADD COLUMN "mobile_key" BYTEA;

-- 团员列表里已激活的，也是一段索引
CREATE INDEX "membership_activated_idx" ON "membership"("branch_path", "post_rank", "name_key", "person_id") WHERE "status" = 'ACTIVE' AND "activated";

-- 导入时按简称找支部
CREATE INDEX "organization_short_name_idx" ON "organization"("short_name") WHERE "status" <> 'DELETED';
