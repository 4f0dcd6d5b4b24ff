-- 找人（NAV-09）：姓名、全拼、首字母的开头各是一段索引，路径在同一段索引里比较，不读名册本身
ALTER TABLE "membership" ADD COLUMN "name_initials" TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE "membership" m SET "name_initials" = p."name_initials" FROM "person" p WHERE p.id = m.person_id;

-- 首字母跟着人走：录入、注册、更正姓名都不必记得它
CREATE FUNCTION "membership_spelling"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.name_initials INTO NEW.name_initials FROM person p WHERE p.id = NEW.person_id;
  RETURN NEW;
END $$;
CREATE TRIGGER "membership_spelling" BEFORE INSERT ON "membership" FOR EACH ROW EXECUTE FUNCTION "membership_spelling"();
CREATE FUNCTION "person_renamed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE membership SET name_key = NEW.name_pinyin || ' ' || NEW.name, name_initials = NEW.name_initials WHERE person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "person_renamed" AFTER UPDATE OF "name", "name_pinyin", "name_initials" ON "person" FOR EACH ROW
  WHEN (OLD.name <> NEW.name OR OLD.name_pinyin <> NEW.name_pinyin OR OLD.name_initials <> NEW.name_initials)
  EXECUTE FUNCTION "person_renamed"();

-- name_key 是“全拼 姓名”：前半段按全拼找，后半段按姓名找
DROP INDEX "membership_name_idx";
CREATE INDEX "membership_name_idx" ON "membership"("name_key", "person_id", "branch_path") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_initials_idx" ON "membership"("name_initials", "person_id", "branch_path") WHERE "status" = 'ACTIVE';
CREATE INDEX "membership_written_idx" ON "membership"((substr("name_key", strpos("name_key", ' ') + 1)), "person_id", "branch_path") WHERE "status" = 'ACTIVE';

-- 不在任何支部的团干部不多，另有三段小索引
CREATE INDEX "person_cadre_name_idx" ON "person"("name") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';
CREATE INDEX "person_cadre_pinyin_idx" ON "person"("name_pinyin") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';
CREATE INDEX "person_cadre_initials_idx" ON "person"("name_initials") WHERE "profile" = 'CADRE' AND "status" = 'ACTIVE';
