-- Moments are microseconds since 1970 UTC, days are Julian day numbers, money is fen, ids are UUIDs of 16 bytes.
-- Blobs called details, answers and payload are sealed; person is a blind index.

CREATE TABLE visit (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  version BIGINT NOT NULL,
  token BYTEA NOT NULL UNIQUE,
  device BYTEA NOT NULL,
  region TEXT NOT NULL,
  kiosk TEXT,
  language TEXT NOT NULL,
  consent TEXT NOT NULL,
  stage TEXT NOT NULL,
  person BYTEA,
  details BYTEA,
  code BYTEA,
  code_valid_until BIGINT,
  code_again_at BIGINT,
  vouched_by TEXT,
  begun_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX visit_lapsing ON visit (expires_at) WHERE ended_at IS NULL;

CREATE TABLE tally (
  subject TEXT PRIMARY KEY,
  tries BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  locked_until BIGINT,
  forget_at BIGINT NOT NULL
);
CREATE INDEX tally_forgetting ON tally (forget_at);

CREATE TABLE vouch (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  version BIGINT NOT NULL,
  code TEXT NOT NULL,
  visit BYTEA NOT NULL REFERENCES visit (id),
  kiosk TEXT NOT NULL,
  region TEXT NOT NULL,
  person BYTEA NOT NULL,
  details BYTEA NOT NULL,
  asked_at BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  decided TEXT,
  decided_by TEXT
);
CREATE UNIQUE INDEX vouch_code ON vouch (code) WHERE decided IS NULL;
CREATE INDEX vouch_visit ON vouch (visit, asked_at);
CREATE INDEX vouch_lapsing ON vouch (valid_until);

CREATE TABLE draft (
  person BYTEA NOT NULL,
  service TEXT NOT NULL,
  version BIGINT NOT NULL,
  answers BYTEA NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (person, service)
);

CREATE TABLE photo (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  visit BYTEA NOT NULL REFERENCES visit (id),
  person BYTEA NOT NULL,
  source TEXT NOT NULL,
  exception TEXT,
  report TEXT NOT NULL,
  finished TEXT NOT NULL,
  finished_bytes BIGINT NOT NULL,
  original TEXT,
  original_type TEXT NOT NULL,
  taken_at BIGINT NOT NULL
);
CREATE INDEX photo_taken ON photo (taken_at);
CREATE INDEX photo_finished ON photo (finished);
CREATE INDEX photo_original ON photo (original) WHERE original IS NOT NULL;

CREATE TABLE application (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  reference TEXT NOT NULL UNIQUE,
  version BIGINT NOT NULL,
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  service TEXT NOT NULL,
  reason TEXT NOT NULL,
  person BYTEA NOT NULL,
  details BYTEA NOT NULL,
  photo BYTEA NOT NULL REFERENCES photo (id),
  language TEXT NOT NULL,
  status TEXT NOT NULL,
  since BIGINT NOT NULL,
  promised BIGINT NOT NULL,
  fee BIGINT NOT NULL CHECK (fee >= 0),
  outlet TEXT,
  held_until BIGINT,
  answer_until BIGINT,
  assigned TEXT,
  vouched_by TEXT NOT NULL,
  decided_by TEXT,
  decided_at BIGINT,
  reject_reason TEXT,
  asks TEXT NOT NULL,
  submitted_at BIGINT NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  timer_at BIGINT,
  -- Who vouched is a list of names in quotes; whoever stands in it does not decide.
  CONSTRAINT four_eyes CHECK (
    decided_by IS NULL OR replace(vouched_by, '"' || decided_by || '"', '') = vouched_by
  )
);
-- A person has one open application a service, whatever two requests at the same time try.
CREATE UNIQUE INDEX application_open ON application (person, service) WHERE is_open = 1;
CREATE INDEX application_person ON application (person, submitted_at);
CREATE INDEX application_queue ON application (region, status, promised, since);
CREATE INDEX application_urgency ON application (region, promised, since);
CREATE INDEX application_timer ON application (timer_at) WHERE timer_at IS NOT NULL;
CREATE INDEX application_over ON application (region, is_open, since);
CREATE INDEX application_photo ON application (photo);

CREATE TABLE history (
  application BYTEA NOT NULL REFERENCES application (id),
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  reason TEXT,
  asks TEXT NOT NULL,
  clerk TEXT,
  PRIMARY KEY (application, seq)
);

CREATE TABLE blank_stock (
  outlet TEXT PRIMARY KEY,
  region TEXT NOT NULL,
  free BIGINT NOT NULL CHECK (free >= 0),
  held BIGINT NOT NULL CHECK (held >= 0),
  used BIGINT NOT NULL CHECK (used >= 0)
);
CREATE INDEX blank_stock_region ON blank_stock (region);

CREATE TABLE blank_hold (
  application BYTEA PRIMARY KEY REFERENCES application (id),
  outlet TEXT NOT NULL REFERENCES blank_stock (outlet),
  promised_until BIGINT NOT NULL
);

CREATE TABLE outbox (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  kind TEXT NOT NULL,
  job_key TEXT NOT NULL UNIQUE,
  payload BYTEA NOT NULL,
  due_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  leased_until BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'done', 'given-up')),
  done_at BIGINT,
  fault TEXT
);
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'open';

-- Nothing in the program changes or deletes a line of the audit; each holds a keyed hash of the one before.
CREATE TABLE audit (
  node TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  mac BYTEA NOT NULL,
  PRIMARY KEY (node, seq)
);
CREATE INDEX audit_subject ON audit (subject, at);

CREATE TABLE audit_head (
  node TEXT PRIMARY KEY,
  seq BIGINT NOT NULL,
  mac BYTEA NOT NULL
);

CREATE TABLE staff (
  name TEXT PRIMARY KEY,
  office_zh TEXT NOT NULL,
  office_en TEXT NOT NULL,
  region TEXT NOT NULL,
  password TEXT NOT NULL,
  demo BIGINT NOT NULL CHECK (demo IN (0, 1))
);

CREATE TABLE staff_session (
  token BYTEA PRIMARY KEY,
  account TEXT NOT NULL REFERENCES staff (name),
  begun_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT
);
