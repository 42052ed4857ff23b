export function HistoryCharts() {
  return null
}
