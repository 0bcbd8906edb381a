-- Payments, what goes back of them, and the ledger of money in transit. Details are sealed; payer and person are blind indexes.

CREATE TABLE payment (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  region TEXT NOT NULL,
  rules TEXT NOT NULL,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('fee', 'top-up', 'contribution')),
  -- The application of a fee, which may be forgotten before the payment.
  reference TEXT,
  service TEXT,
  year INTEGER,
  payer BLOB NOT NULL,
  person BLOB NOT NULL,
  details BLOB NOT NULL,
  kiosk TEXT,
  language TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  code TEXT,
  scanned INTEGER NOT NULL CHECK (scanned IN (0, 1)),
  taken INTEGER CHECK (taken > 0),
  paid_at INTEGER,
  transaction_id TEXT,
  settled_by TEXT,
  fulfilled_at INTEGER,
  credit TEXT,
  promised_back INTEGER NOT NULL,
  given_back INTEGER NOT NULL CHECK (given_back >= 0),
  due_at INTEGER,
  tries INTEGER NOT NULL,
  subject TEXT NOT NULL,
  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
  is_in_flight INTEGER NOT NULL CHECK (is_in_flight IN (0, 1)),
  wants_clerk INTEGER NOT NULL CHECK (wants_clerk IN (0, 1)),
  UNIQUE (channel, transaction_id),
  CHECK ((purpose = 'fee') = (reference IS NOT NULL) AND (purpose = 'fee') = (service IS NOT NULL)
    AND (purpose = 'contribution') = (year IS NOT NULL)),
  -- What stands as paid has come, by a transaction of the gateway or through the hands of a clerk; nothing else has.
  CONSTRAINT payment_taken CHECK (
    (status IN ('paid', 'fulfilled', 'suspended', 'refund-due', 'refunded')) = (taken IS NOT NULL)
    AND (taken IS NULL) = (paid_at IS NULL)
    AND (taken IS NULL OR transaction_id IS NOT NULL OR settled_by IS NOT NULL)
  ),
  CONSTRAINT payment_fulfilled CHECK (
    (status NOT IN ('paid', 'fulfilled') OR taken = amount)
    AND (status <> 'fulfilled' OR fulfilled_at IS NOT NULL)
  ),
  -- No more goes back than came.
  CONSTRAINT payment_returned CHECK (
    given_back <= promised_back AND promised_back <= coalesce(taken, 0)
    AND (status <> 'refunded' OR given_back = taken)
  )
) STRICT, WITHOUT ROWID;
-- There is one open payment for the same, whatever two requests at the same time try.
CREATE UNIQUE INDEX payment_open ON payment (subject) WHERE is_open = 1;
CREATE INDEX payment_subject ON payment (subject, begun_at);
CREATE INDEX payment_payer ON payment (payer, begun_at);
CREATE INDEX payment_due ON payment (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX payment_kiosk ON payment (kiosk, begun_at) WHERE is_in_flight = 1 AND kiosk IS NOT NULL;
CREATE INDEX payment_fee ON payment (reference) WHERE is_in_flight = 1 AND reference IS NOT NULL;
CREATE INDEX payment_region ON payment (region, begun_at);
CREATE INDEX payment_status ON payment (region, status, begun_at);
CREATE INDEX payment_wanting ON payment (region, since) WHERE wants_clerk = 1;
CREATE INDEX payment_over ON payment (region, since) WHERE is_in_flight = 0;
CREATE INDEX payment_paid ON payment (channel, paid_at) WHERE paid_at IS NOT NULL;

CREATE TABLE payment_history (
  payment BLOB NOT NULL REFERENCES payment (id),
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  event TEXT,
  status TEXT NOT NULL,
  actor TEXT NOT NULL,
  clerk TEXT,
  PRIMARY KEY (payment, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE refund (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  payment BLOB NOT NULL REFERENCES payment (id),
  region TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  since INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  transaction_id TEXT,
  accepted_at INTEGER,
  done_at INTEGER,
  proposed_by TEXT,
  agreed_by TEXT,
  by_hand TEXT,
  confirmed_by TEXT,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  wants_clerk INTEGER NOT NULL CHECK (wants_clerk IN (0, 1)),
  -- What a clerk proposes, another agrees to, before any of it goes.
  CONSTRAINT refund_four_eyes CHECK (
    (agreed_by IS NULL OR proposed_by IS NOT NULL AND agreed_by <> proposed_by)
    AND (status IN ('proposed', 'turned-down') OR proposed_by IS NULL OR agreed_by IS NOT NULL)
  ),
  CONSTRAINT refund_second_clerk CHECK (
    confirmed_by IS NULL OR by_hand IS NOT NULL AND confirmed_by <> by_hand
  ),
  -- What is done the gateway did, or two clerks. When it was done is the gateway's word.
  CONSTRAINT refund_proof CHECK (
    (status <> 'processing' OR accepted_at IS NOT NULL)
    AND (done_at IS NULL OR transaction_id IS NOT NULL AND accepted_at IS NOT NULL)
    AND (status <> 'done' OR confirmed_by IS NOT NULL OR done_at IS NOT NULL)
    AND (status <> 'twice' OR by_hand IS NOT NULL AND done_at IS NOT NULL)
  )
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_payment ON refund (payment, begun_at);
CREATE INDEX refund_due ON refund (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX refund_wanting ON refund (region, payment) WHERE wants_clerk = 1;
CREATE INDEX refund_accepted ON refund (accepted_at) WHERE accepted_at IS NOT NULL;

-- Every number that a refund has had: after the gateway has closed one it gets another.
CREATE TABLE refund_number (
  number TEXT PRIMARY KEY,
  refund BLOB NOT NULL REFERENCES refund (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_number_refund ON refund_number (refund);

-- What a till or the bank owes us stands below zero; no other account ever does.
CREATE TABLE ledger_account (
  region TEXT NOT NULL,
  account TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('till', 'bank', 'transit', 'fees', 'core', 'suspense', 'refunds')),
  balance INTEGER NOT NULL,
  PRIMARY KEY (region, account),
  CONSTRAINT ledger_kind CHECK (
    CASE WHEN kind IN ('till', 'transit') THEN substr(account, 1, length(kind) + 1) = kind || '/' ELSE account = kind END
  ),
  CONSTRAINT ledger_side CHECK (CASE WHEN kind IN ('till', 'bank') THEN balance <= 0 ELSE balance >= 0 END)
) STRICT, WITHOUT ROWID;

-- A movement is one row with both sides, so it sums to zero; the program never changes one and never takes one out. A payment may be
-- forgotten before its movements.
CREATE TABLE posting (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  region TEXT NOT NULL,
  cause TEXT NOT NULL,
  from_account TEXT NOT NULL,
  to_account TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  payment BLOB,
  reverses BLOB,
  at INTEGER NOT NULL,
  CHECK (from_account <> to_account),
  CHECK ((cause = 'reversal') = (reverses IS NOT NULL)),
  CHECK (cause <> 'paid' OR payment IS NOT NULL),
  UNIQUE (id, region, to_account, from_account, amount),
  FOREIGN KEY (region, from_account) REFERENCES ledger_account (region, account),
  FOREIGN KEY (region, to_account) REFERENCES ledger_account (region, account),
  -- What undoes another is the same the other way.
  FOREIGN KEY (reverses, region, from_account, to_account, amount)
    REFERENCES posting (id, region, to_account, from_account, amount)
) STRICT, WITHOUT ROWID;
-- A payment is paid once, and fulfilled once; anything else may happen to it again, each time under another id.
CREATE UNIQUE INDEX posting_once
  ON posting (payment, cause, (CASE WHEN cause IN ('paid', 'fulfilled') THEN x'' ELSE id END));
CREATE UNIQUE INDEX posting_reverses ON posting (reverses) WHERE reverses IS NOT NULL;

CREATE TABLE ledger_check (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at INTEGER NOT NULL,
  wrong_balances INTEGER NOT NULL,
  wrong_payments INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_answer (
  payer BLOB NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 16),
  body BLOB NOT NULL,
  payment BLOB NOT NULL REFERENCES payment (id),
  at INTEGER NOT NULL,
  PRIMARY KEY (payer, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX kept_answer_payment ON kept_answer (payment);
CREATE INDEX kept_answer_at ON kept_answer (at);

-- Days that were compared with the gateway's bill, and what differed.
CREATE TABLE bill_day (
  channel TEXT NOT NULL,
  day INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ours INTEGER NOT NULL,
  theirs INTEGER NOT NULL,
  differences INTEGER NOT NULL,
  PRIMARY KEY (channel, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX bill_day_newest ON bill_day (day);

CREATE TABLE bill_difference (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  channel TEXT NOT NULL,
  day INTEGER NOT NULL,
  region TEXT,
  kind TEXT NOT NULL,
  number TEXT NOT NULL,
  refund TEXT,
  ours INTEGER,
  theirs INTEGER,
  found_at INTEGER NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT,
  FOREIGN KEY (channel, day) REFERENCES bill_day (channel, day),
  CHECK (resolved_by IS NULL OR resolved_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX bill_difference_day ON bill_difference (channel, day);
CREATE INDEX bill_difference_open ON bill_difference (found_at) WHERE resolved_at IS NULL;
CREATE INDEX bill_difference_region ON bill_difference (region, found_at);

-- The bank's month-end files with the credits of employers.
CREATE TABLE month_end_file (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  region TEXT NOT NULL,
  bank TEXT NOT NULL,
  month TEXT NOT NULL,
  batch TEXT NOT NULL,
  checksum TEXT NOT NULL,
  at INTEGER NOT NULL,
  clerk TEXT NOT NULL,
  released_at INTEGER,
  released_by TEXT,
  count INTEGER NOT NULL CHECK (count > 0),
  total INTEGER NOT NULL CHECK (total > 0),
  -- What a clerk imports, another releases, before any of it is credited.
  CONSTRAINT month_end_four_eyes CHECK (released_by <> clerk),
  CHECK ((released_at IS NULL) = (released_by IS NULL)),
  UNIQUE (region, bank, month, batch)
) STRICT, WITHOUT ROWID;
CREATE INDEX month_end_file_newest ON month_end_file (region, at);

CREATE TABLE month_end_credit (
  file BLOB NOT NULL REFERENCES month_end_file (id),
  line INTEGER NOT NULL CHECK (line > 0),
  region TEXT NOT NULL,
  person BLOB NOT NULL,
  details BLOB NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  state TEXT NOT NULL CHECK (state IN ('due', 'credited', 'refused')),
  receipt TEXT,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  PRIMARY KEY (file, line),
  CHECK (state = 'due' OR due_at IS NULL),
  CHECK (state <> 'credited' OR receipt IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX month_end_credit_due ON month_end_credit (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX month_end_credit_state ON month_end_credit (file, state);
