CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS payment_order (
    number INTEGER PRIMARY KEY,
    out_trade_no TEXT NOT NULL UNIQUE,
    token TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    total INTEGER NOT NULL CHECK (total > 0),
    attach TEXT,
    notify_url TEXT NOT NULL,
    asked_expiry INTEGER,
    expires_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    transaction_id TEXT UNIQUE,
    paid INTEGER,
    paid_at INTEGER,
    act TEXT,
    act_at INTEGER,
    CHECK ((transaction_id IS NULL) = (paid IS NULL) AND (paid IS NULL) = (paid_at IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS payment_order_act ON payment_order (act_at) WHERE act_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS payment_order_paid ON payment_order (paid_at) WHERE paid_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS refund (
    number INTEGER PRIMARY KEY,
    out_refund_no TEXT NOT NULL UNIQUE,
    refund_id TEXT NOT NULL UNIQUE,
    out_trade_no TEXT NOT NULL REFERENCES payment_order (out_trade_no),
    amount INTEGER NOT NULL CHECK (amount > 0),
    reason TEXT,
    notify_url TEXT,
    state TEXT NOT NULL,
    fate TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    success_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS refund_order ON refund (out_trade_no);
CREATE INDEX IF NOT EXISTS refund_due ON refund (due_at) WHERE state = 'PROCESSING';
CREATE INDEX IF NOT EXISTS refund_created ON refund (created_at);
CREATE TABLE IF NOT EXISTS callback (
    number INTEGER PRIMARY KEY,
    notice TEXT NOT NULL,
    event TEXT NOT NULL,
    subject TEXT NOT NULL,
    url TEXT NOT NULL,
    plain TEXT NOT NULL,
    again INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    due_at INTEGER,
    acknowledged INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS callback_due ON callback (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
