-- 电子档案、编号占用释放、可续传的上传、对象存储
CREATE TYPE "ArchiveVersionState" AS ENUM ('PENDING', 'CURRENT', 'REFUSED', 'REPLACED', 'DROPPED');
CREATE TYPE "NumberReleaseState" AS ENUM ('SUBMITTED', 'APPROVED', 'REFUSED', 'CANCELLED', 'CLOSED');
CREATE TYPE "FileStore" AS ENUM ('DISK', 'S3');

ALTER TABLE "person" ADD COLUMN "admission_approved_at" DATE,
  ADD COLUMN "paper_filed_at" TIMESTAMPTZ(3),
  ADD COLUMN "number_unused_at" TIMESTAMPTZ(3),
  ADD COLUMN "number_released_at" TIMESTAMPTZ(3);
ALTER TABLE "stored_file" ADD COLUMN "store" "FileStore" NOT NULL DEFAULT 'DISK', ADD COLUMN "pages" INTEGER;

CREATE TABLE "archive_version" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "state" "ArchiveVersionState" NOT NULL,
    "replacement" BOOLEAN NOT NULL DEFAULT false,
    "pages" INTEGER NOT NULL,
    "uploader_id" UUID NOT NULL,
    "uploader_name" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "archive_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "archive_version_decided_check" CHECK ("state" <> 'PENDING' OR "decided_at" IS NULL)
);
CREATE TABLE "number_release" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "occupant_id" UUID NOT NULL,
    "applicant" BYTEA NOT NULL,
    "applicant_index" BYTEA NOT NULL,
    "file_id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "filed_by_id" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "NumberReleaseState" NOT NULL DEFAULT 'SUBMITTED',
    "decided_at" TIMESTAMPTZ(3),
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "number_release_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "number_release_decided_check" CHECK (("state" = 'SUBMITTED') = ("decided_at" IS NULL))
);
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "sha256" BYTEA,
    "file_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "archive_version_file_id_key" ON "archive_version"("file_id");
CREATE INDEX "archive_version_person_id_uploaded_at_idx" ON "archive_version"("person_id", "uploaded_at");
CREATE UNIQUE INDEX "number_release_file_id_key" ON "number_release"("file_id");
CREATE INDEX "number_release_number_idx" ON "number_release"("number");
CREATE INDEX "number_release_occupant_id_idx" ON "number_release"("occupant_id");
CREATE UNIQUE INDEX "upload_key_key" ON "upload"("key");
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");

-- 一个人同一时间只有一份现用的、一份在等的（EDB-05）；一个编号同一时间只有一份申请（5.13）
CREATE UNIQUE INDEX "archive_version_one_current_key" ON "archive_version"("person_id") WHERE "state" = 'CURRENT';
CREATE UNIQUE INDEX "archive_version_one_pending_key" ON "archive_version"("person_id") WHERE "state" = 'PENDING';
CREATE UNIQUE INDEX "number_release_one_open_key" ON "number_release"("number") WHERE "state" = 'SUBMITTED';
-- 新发展团员按档案状态的名单（EDB-16）
CREATE INDEX "membership_archive_idx" ON "membership"("branch_path", "archive_state", "name_key", "person_id")
  WHERE "status" = 'ACTIVE' AND "archive_state" <> 'NOT_REQUIRED';

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE ON "archive_version", "number_release" TO zhtj_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON "upload" TO zhtj_app;
  END IF;
END $$;

-- 新发展团员、其中已认证的也要计数：从现有的团员关系数出来，记到各级上级（EDB-16）
INSERT INTO "counter_total" ("organization_id", "measure", "value")
SELECT o.id, r.measure, count(*)::int
FROM (
  SELECT branch_path AS path, 'members.new' AS measure FROM "membership" WHERE status = 'ACTIVE' AND archive_state <> 'NOT_REQUIRED'
  UNION ALL
  SELECT branch_path, 'members.certified' FROM "membership" WHERE status = 'ACTIVE' AND archive_state IN ('APPROVED', 'REPLACE_PENDING')
) r
CROSS JOIN LATERAL generate_series(1, length(r.path) / 4) AS step
JOIN "organization" o ON o.path = left(r.path, step * 4)
GROUP BY o.id, r.measure
ON CONFLICT ("organization_id", "measure") DO UPDATE SET "value" = excluded."value";
