-- Moments are microseconds since 1970 UTC, days are Julian day numbers, money is fen, ids are UUIDs of 16 bytes.
-- Blobs called details, answers and payload are sealed; person is a blind index.

CREATE TABLE visit (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  token BLOB NOT NULL UNIQUE,
  device BLOB NOT NULL,
  region TEXT NOT NULL,
  kiosk TEXT,
  language TEXT NOT NULL,
  consent TEXT NOT NULL,
  stage TEXT NOT NULL,
  person BLOB,
  details BLOB,
  code BLOB,
  code_valid_until INTEGER,
  code_again_at INTEGER,
  vouched_by TEXT,
  begun_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_lapsing ON visit (expires_at) WHERE ended_at IS NULL;

CREATE TABLE tally (
  subject TEXT PRIMARY KEY,
  tries INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  locked_until INTEGER,
  forget_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tally_forgetting ON tally (forget_at);

CREATE TABLE vouch (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  version INTEGER NOT NULL,
  code TEXT NOT NULL,
  visit BLOB NOT NULL REFERENCES visit (id),
  kiosk TEXT NOT NULL,
  region TEXT NOT NULL,
  person BLOB NOT NULL,
  details BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  decided TEXT,
  decided_by TEXT
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vouch_code ON vouch (code) WHERE decided IS NULL;
CREATE INDEX vouch_visit ON vouch (visit, asked_at);
CREATE INDEX vouch_lapsing ON vouch (valid_until);

CREATE TABLE draft (
  person BLOB NOT NULL,
  service TEXT NOT NULL,
  version INTEGER NOT NULL,
  answers BLOB NOT NULL,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (person, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE photo (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  visit BLOB NOT NULL REFERENCES visit (id),
  person BLOB NOT NULL,
  source TEXT NOT NULL,
  exception TEXT,
  report TEXT NOT NULL,
  finished TEXT NOT NULL,
  finished_bytes INTEGER NOT NULL,
  original TEXT,
  original_type TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX photo_taken ON photo (taken_at);
CREATE INDEX photo_finished ON photo (finished);
CREATE INDEX photo_original ON photo (original) WHERE original IS NOT NULL;

CREATE TABLE application (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  reference TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  service TEXT NOT NULL,
  reason TEXT NOT NULL,
  person BLOB NOT NULL,
  details BLOB NOT NULL,
  photo BLOB NOT NULL REFERENCES photo (id),
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  promised INTEGER NOT NULL,
  fee INTEGER NOT NULL CHECK (fee >= 0),
  outlet TEXT,
  held_until INTEGER,
  answer_until INTEGER,
  assigned TEXT,
  vouched_by TEXT NOT NULL,
  decided_by TEXT,
  decided_at INTEGER,
  reject_reason TEXT,
  asks TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  timer_at INTEGER,
  -- Who vouched is a list of names in quotes; whoever stands in it does not decide.
  CONSTRAINT four_eyes CHECK (
    decided_by IS NULL OR replace(vouched_by, '"' || decided_by || '"', '') = vouched_by
  )
) STRICT, WITHOUT ROWID;
-- A person has one open application a service, whatever two requests at the same time try.
CREATE UNIQUE INDEX application_open ON application (person, service) WHERE is_open = 1;
CREATE INDEX application_person ON application (person, submitted_at);
CREATE INDEX application_queue ON application (region, status, promised, since);
CREATE INDEX application_urgency ON application (region, promised, since);
CREATE INDEX application_timer ON application (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX application_over ON application (region, is_open, since);
CREATE INDEX application_photo ON application (photo);

CREATE TABLE history (
  application BLOB NOT NULL REFERENCES application (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT,
  asks TEXT NOT NULL,
  clerk TEXT,
  PRIMARY KEY (application, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE blank_stock (
  outlet TEXT PRIMARY KEY,
  region TEXT NOT NULL,
  free INTEGER NOT NULL CHECK (free >= 0),
  held INTEGER NOT NULL CHECK (held >= 0),
  used INTEGER NOT NULL CHECK (used >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX blank_stock_region ON blank_stock (region);

CREATE TABLE blank_hold (
  application BLOB PRIMARY KEY REFERENCES application (id),
  outlet TEXT NOT NULL REFERENCES blank_stock (outlet),
  promised_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  job_key TEXT NOT NULL UNIQUE,
  payload BLOB NOT NULL,
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  leased_until INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'given-up')),
  done_at INTEGER,
  fault TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'open';

-- Nothing in the program changes or deletes a line of the audit; each holds a keyed hash of the one before.
CREATE TABLE audit (
  node TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  mac BLOB NOT NULL,
  PRIMARY KEY (node, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_subject ON audit (subject, at);

CREATE TABLE audit_head (
  node TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  mac BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  name TEXT PRIMARY KEY,
  office_zh TEXT NOT NULL,
  office_en TEXT NOT NULL,
  region TEXT NOT NULL,
  password TEXT NOT NULL,
  demo INTEGER NOT NULL CHECK (demo IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
  token BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES staff (name),
  begun_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT, WITHOUT ROWID;
