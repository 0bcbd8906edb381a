-- Each blank card by its serial, what happens to an outlet's stock of them, and the files of regions that order cards in batches.

CREATE TABLE outlet_stock (
  outlet TEXT PRIMARY KEY,
  region TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outlet_stock_region ON outlet_stock (region, outlet);

CREATE TABLE blank (
  serial TEXT PRIMARY KEY,
  outlet TEXT NOT NULL REFERENCES outlet_stock (outlet),
  state TEXT NOT NULL CHECK (state IN ('free', 'held', 'used', 'spoiled', 'returned')),
  -- An application holds one at most.
  application BLOB UNIQUE REFERENCES application (id),
  since INTEGER NOT NULL,
  -- The lowest free one of an outlet is found here, and how many there are.
  UNIQUE (outlet, state, serial),
  CHECK ((state = 'held') = (application IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- What is used or spoiled stays so: as long as this row is there, outlet and state of the blank cannot change.
CREATE TABLE blank_end (
  serial TEXT PRIMARY KEY,
  outlet TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('used', 'spoiled')),
  -- With which application, which may be forgotten before the blank.
  application BLOB,
  FOREIGN KEY (outlet, state, serial) REFERENCES blank (outlet, state, serial)
) STRICT, WITHOUT ROWID;

CREATE TABLE stock_movement (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  outlet TEXT NOT NULL REFERENCES outlet_stock (outlet),
  event TEXT NOT NULL,
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  first TEXT NOT NULL,
  last TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  reason TEXT,
  checksum TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_movement_outlet ON stock_movement (outlet, at);

-- What was counted becomes rows: the first are used, the next held, the rest free.
INSERT INTO outlet_stock (outlet, region) SELECT outlet, region FROM blank_stock;
INSERT INTO blank (serial, outlet, state, since)
  WITH RECURSIVE nth (i) AS (
    SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < (SELECT max(free + held + used) FROM blank_stock)
  )
  SELECT upper(s.outlet) || '-' || substr(CAST(1000000 + nth.i AS TEXT), 2), s.outlet,
    CASE WHEN nth.i <= s.used THEN 'used' ELSE 'free' END, 0
  FROM blank_stock s JOIN nth ON nth.i <= s.free + s.held + s.used;
INSERT INTO blank_end (serial, outlet, state) SELECT serial, outlet, state FROM blank WHERE state = 'used';
WITH numbered (application, outlet, i) AS (
  SELECT h.application, h.outlet, row_number() OVER (PARTITION BY h.outlet ORDER BY h.application) + s.used
  FROM blank_hold h JOIN blank_stock s ON s.outlet = h.outlet
)
UPDATE blank SET state = 'held', application = (
  SELECT n.application FROM numbered n
  WHERE blank.serial = upper(n.outlet) || '-' || substr(CAST(1000000 + n.i AS TEXT), 2)
) WHERE serial IN (SELECT upper(n.outlet) || '-' || substr(CAST(1000000 + n.i AS TEXT), 2) FROM numbered n);
DROP TABLE blank_hold;
DROP TABLE blank_stock;

-- Orders that go to the card maker in files: without a batch they wait for one.
CREATE TABLE maker_batch (
  region TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  closed_at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  checksum TEXT NOT NULL,
  PRIMARY KEY (region, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE maker_order (
  application BLOB PRIMARY KEY REFERENCES application (id),
  region TEXT NOT NULL,
  batch INTEGER,
  ordered_at INTEGER NOT NULL,
  FOREIGN KEY (region, batch) REFERENCES maker_batch (region, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX maker_order_batch ON maker_order (region, batch);

CREATE TABLE maker_answer (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  region TEXT NOT NULL,
  number INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  count INTEGER NOT NULL,
  done INTEGER NOT NULL,
  checksum TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX maker_answer_region ON maker_answer (region, taken_at);
