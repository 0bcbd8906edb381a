-- Why a card that was to be printed at once was given back unprinted.

ALTER TABLE history ADD COLUMN given_back TEXT;
