-- 本级团干部的导入、培训、每年核对、每月提醒
ALTER TYPE "ImportKind" ADD VALUE 'CADRES';
CREATE TYPE "TrainingForm" AS ENUM ('ONSITE', 'ONLINE');

CREATE TABLE "cadre_training" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "start_on" DATE NOT NULL,
    "end_on" DATE NOT NULL,
    "form" "TrainingForm" NOT NULL,
    "hours" INTEGER,
    "note" TEXT,
    "file_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "cadre_training_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "cadre_training_days_check" CHECK ("end_on" >= "start_on")
);

CREATE TABLE "training_participant" (
    "training_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "training_participant_pkey" PRIMARY KEY ("training_id", "person_id")
);

CREATE TABLE "self_check" (
    "person_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "self_check_pkey" PRIMARY KEY ("person_id", "year")
);

CREATE TABLE "cadre_reminder" (
    "organization_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "day" SMALLINT NOT NULL,
    "cadres" INTEGER NOT NULL,
    "incomplete" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cadre_reminder_pkey" PRIMARY KEY ("organization_id", "month", "day")
);

CREATE INDEX "cadre_training_organization_id_start_on_idx" ON "cadre_training"("organization_id", "start_on");
CREATE INDEX "training_participant_person_id_idx" ON "training_participant"("person_id");

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'zhtj_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON "cadre_training", "training_participant", "self_check", "cadre_reminder" TO zhtj_app;
  END IF;
END $$;
