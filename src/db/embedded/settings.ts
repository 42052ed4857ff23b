export type Settings = Record<string, string | number>

/** Role and database of the embedded server. */
export const owner = 'storymill'

/** For a laptop: durable as any production server, small, and tuned for tables that churn like queues. */
export const defaultSettings: Settings = {
  fsync: 'on',
  synchronous_commit: 'on',
  max_connections: 100,
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
  // Our statements are short; compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // A step row changes several times in its life: dead rows must go early or claims slow down.
  autovacuum_naptime: '10s',
  autovacuum_vacuum_scale_factor: 0.05,
  autovacuum_analyze_scale_factor: 0.05,
  cluster_name: 'storymill',
}

/** Beats every other setting: no network, and a socket only its owner may use. */
export function privateSettings(socketFolder: string): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    port: 5432,
    logging_collector: 'off',
  }
}
