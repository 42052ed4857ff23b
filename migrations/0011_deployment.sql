-- Which deployment this database belongs to: part of every doorbell message, so that two that share a broker by mistake do
-- not answer each other's bells. Random, because nobody should have to think of one.
create table storymill.deployment (
  one boolean primary key default true check (one),
  id text not null
);
insert into storymill.deployment (id) values (substr(md5(gen_random_uuid()::text), 1, 12));
