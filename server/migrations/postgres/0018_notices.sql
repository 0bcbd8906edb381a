-- Notices that administrators publish. One that is withdrawn stays, with who did so.

CREATE TABLE notice (
  id BYTEA PRIMARY KEY CHECK (length(id) = 16),
  key BYTEA NOT NULL CHECK (length(key) = 16),
  region TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by TEXT NOT NULL,
  title_zh TEXT NOT NULL CHECK (length(title_zh) BETWEEN 1 AND 60),
  title_en TEXT NOT NULL CHECK (length(title_en) BETWEEN 1 AND 60),
  text_zh TEXT NOT NULL CHECK (length(text_zh) BETWEEN 1 AND 2000),
  text_en TEXT NOT NULL CHECK (length(text_en) BETWEEN 1 AND 2000),
  since BIGINT,
  withdrawn_at BIGINT,
  withdrawn_by TEXT,
  UNIQUE (region, key),
  CONSTRAINT notice_withdrawn CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
);
CREATE INDEX notice_published ON notice (region, published_at);
CREATE INDEX notice_standing ON notice (region, published_at) WHERE withdrawn_at IS NULL;
