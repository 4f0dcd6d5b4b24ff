-- 接收码与报到码（A12、BEY-21）
CREATE TYPE "ArrivalPurpose" AS ENUM ('JOIN', 'REPORT');
CREATE TABLE "arrival_code" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "purpose" "ArrivalPurpose" NOT NULL,
    "short_code" TEXT NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "arrival_code_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "arrival_code_organization_id_issued_at_idx" ON "arrival_code"("organization_id", "issued_at");
-- 一个支部一个用途只有一张在用；短码在用的不重复
CREATE UNIQUE INDEX "arrival_code_live_idx" ON "arrival_code"("organization_id", "purpose") WHERE "revoked_at" IS NULL;
CREATE UNIQUE INDEX "arrival_code_short_idx" ON "arrival_code"("short_code") WHERE "revoked_at" IS NULL;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "arrival_code" TO zhtj_app;
  END IF;
END $$;
