-- Everything the emulator keeps. Every query names the project, and every such query has an index.

create table if not exists properties (name text primary key, value text not null) without rowid;
create table if not exists sessions (
    seq integer primary key, project text not null, id text not null, user_id text not null,
    config text not null, config_version integer not null, created_at real not null,
    elicitation_fallback text not null, experimental text not null default '{}',
    unique (project, id)
);
create index if not exists sessions_of_project on sessions (project, seq);
create index if not exists sessions_of_user on sessions (project, user_id);
create table if not exists session_versions (
    seq integer primary key, project text not null, session_id text not null,
    config_version integer not null, config text not null, superseded_at real not null,
    unique (project, session_id, config_version)
);
create table if not exists approvals (
    seq integer primary key, project text not null, state text not null unique,
    session_id text not null, call text not null, requests text not null, used integer not null
);
create table if not exists always_approved (
    project text not null, session_id text not null, tool_slug text not null,
    primary key (project, session_id, tool_slug)
) without rowid;
create table if not exists workflows (
    project text not null, session_id text not null, id text not null, memory text not null,
    primary key (project, session_id, id)
) without rowid;
create table if not exists auth_configs (
    seq integer primary key, project text not null, id text not null, toolkit text not null,
    name text not null, auth_scheme text not null, is_composio_managed integer not null,
    is_enabled integer not null, client_id text, scopes text not null, only_tools text not null,
    created_at real not null, updated_at real not null,
    unique (project, id)
);
create index if not exists auth_configs_of_toolkit on auth_configs (project, toolkit, seq);
create table if not exists accounts (
    seq integer primary key, project text not null, id text not null, user_id text not null,
    toolkit text not null, auth_config_id text not null, alias text, word_id text not null,
    purpose text not null, number integer not null, status text not null, status_reason text,
    scopes text not null, account_type text not null, acl text not null,
    created_at real not null, updated_at real not null, connected_at real not null,
    person text not null default '',
    unique (project, id), unique (project, user_id, toolkit, alias)
);
create index if not exists accounts_of_auth_config on accounts (project, auth_config_id);
create index if not exists accounts_by_creation on accounts (project, created_at, seq);
create index if not exists accounts_by_change on accounts (project, updated_at, seq);
create index if not exists accounts_of_user on accounts (project, user_id, status, toolkit, seq);
create table if not exists links (
    token text primary key, form_token text not null, project text not null,
    account_id text not null, callback_url text, expires_at real not null, decision text
);
create index if not exists links_of_account on links (project, account_id);
create index if not exists links_open on links (decision, expires_at);
create table if not exists logs (
    seq integer primary key, project text not null, id text not null, session_id text not null,
    request_id text not null, user_id text not null, tool_slug text not null,
    toolkit_slug text not null, connected_account_id text, auth_config_id text,
    parent_id text, parent_tool_slug text, status text not null, message text not null,
    arguments text not null, error text, credential_source text not null, source text not null,
    started_at real not null, ended_at real not null,
    unique (project, id)
);
create index if not exists logs_by_time on logs (project, started_at, seq);
create index if not exists logs_of_session_by_time on logs (project, session_id, started_at, seq);
create index if not exists logs_of_user_by_time on logs (project, user_id, started_at, seq);
create index if not exists logs_of_request on logs (project, request_id);
create table if not exists account_data (
    seq integer primary key, project text not null, account_id text not null,
    kind text not null, key text not null, body text not null,
    unique (project, account_id, kind, key)
);
create table if not exists recent_answers (
    seq integer primary key, project text not null, request text not null,
    status integer not null, body text not null, unique (project, request)
);
