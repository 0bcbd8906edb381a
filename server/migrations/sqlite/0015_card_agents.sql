-- Who acted for another with a card: a blind index, and sealed who they are.

ALTER TABLE card_history ADD COLUMN agent BLOB;
ALTER TABLE card_history ADD COLUMN agent_details BLOB;
