-- Secrets of webhooks are sealed from now on: those that lie there are sealed when the service starts, the remembered answers lose theirs.
update idempotency_claim set body = (cast(body as jsonb) - 'secret')::text where body like '%whsec\_%';
