-- Kiosks that sign what they ask, administrators who enrol them, and calls for a clerk.

ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'clerk' CHECK (role IN ('clerk', 'admin'));

CREATE TABLE help_call (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  version BIGINT NOT NULL,
  kiosk TEXT NOT NULL,
  region TEXT NOT NULL,
  token BYTEA NOT NULL UNIQUE,
  language TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_by TEXT,
  ended_at BIGINT
);
-- A kiosk has one open call, whatever two requests at the same time try.
CREATE UNIQUE INDEX help_call_open ON help_call (kiosk) WHERE ended_at IS NULL;
CREATE INDEX help_call_region ON help_call (region, asked_at) WHERE ended_at IS NULL;
CREATE INDEX help_call_asked ON help_call (asked_at);

CREATE TABLE kiosk_key (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  kiosk TEXT NOT NULL,
  region TEXT NOT NULL,
  public_key BYTEA NOT NULL CHECK (length(public_key) = 65),
  enrolled_at BIGINT NOT NULL,
  enrolled_by TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  proven_at BIGINT,
  revoked_at BIGINT,
  revoked_by TEXT
);
-- A kiosk has one key that has signed something, and at most one that is to take its place when it does.
CREATE UNIQUE INDEX kiosk_key_live ON kiosk_key (kiosk) WHERE revoked_at IS NULL AND proven_at IS NOT NULL;
CREATE UNIQUE INDEX kiosk_key_next ON kiosk_key (kiosk) WHERE revoked_at IS NULL AND proven_at IS NULL;

CREATE TABLE kiosk_nonce (
  kiosk_key BYTEA NOT NULL,
  nonce TEXT NOT NULL,
  forget_at BIGINT NOT NULL,
  PRIMARY KEY (kiosk_key, nonce)
);
CREATE INDEX kiosk_nonce_forgetting ON kiosk_nonce (forget_at);

-- The keyed hash of a code by which a kiosk is enrolled, once; and the key that used it up.
CREATE TABLE kiosk_code (
  kiosk TEXT PRIMARY KEY,
  hash BYTEA NOT NULL,
  made_by TEXT NOT NULL,
  valid_until BIGINT NOT NULL,
  used_by BYTEA
);

CREATE TABLE kiosk_pass (
  token BYTEA PRIMARY KEY,
  kiosk_key BYTEA NOT NULL,
  valid_until BIGINT NOT NULL
);
CREATE INDEX kiosk_pass_lapsing ON kiosk_pass (valid_until);

CREATE INDEX visit_kiosk ON visit (kiosk) WHERE ended_at IS NULL;
