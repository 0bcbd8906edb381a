-- Who acted for another with a card: a blind index, and sealed who they are.

ALTER TABLE card_history ADD COLUMN agent BYTEA;
ALTER TABLE card_history ADD COLUMN agent_details BYTEA;
