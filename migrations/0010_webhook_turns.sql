-- A claim looks at so many users and hosts and no more, however many wait.

-- What of each user waited longest.
create index webhook_deliveries_turns on storymill.webhook_deliveries (user_id, due_at, id) where state = 'ready';
-- A person may have only so many trials under way.
create index webhook_deliveries_trials on storymill.webhook_deliveries (user_id)
  where type = 'webhook.test' and ended_at is null;
