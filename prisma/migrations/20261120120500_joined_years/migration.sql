-- 按入团年份筛选的总数：路径也在索引里，数人不必翻每个人的行
DROP INDEX "membership_joined_idx";
CREATE INDEX "membership_joined_idx" ON "membership"("join_date", "person_id") INCLUDE ("branch_path") WHERE "status" = 'ACTIVE';
