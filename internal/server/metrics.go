package server

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are what /metrics tells. Labels take their values from fixed lists,
// never from what a client sends.
type metrics struct {
	handler     http.Handler
	requests    *prometheus.CounterVec   // by route and status
	seconds     *prometheus.HistogramVec // by route
	queries     *prometheus.CounterVec   // by language and outcome
	running     prometheus.Gauge         // queries at work
	connections prometheus.Gauge
	panics      prometheus.Counter
	written     prometheus.Counter // quads
}

func newMetrics() *metrics {
	opts := func(name, help string) prometheus.Opts {
		return prometheus.Opts{Namespace: "kgraph", Name: name, Help: help}
	}
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts(opts("http_requests_total", "Requests answered.")), []string{"route", "code"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: "kgraph", Name: "http_request_seconds", Help: "Time from the head of a request to the end of its answer.",
			Buckets: []float64{.001, .005, .025, .1, .5, 1, 5, 30},
		}, []string{"route"}),
		queries:     prometheus.NewCounterVec(prometheus.CounterOpts(opts("queries_total", "Queries run.")), []string{"language", "outcome"}),
		running:     prometheus.NewGauge(prometheus.GaugeOpts(opts("queries_running", "Queries at work now."))),
		connections: prometheus.NewGauge(prometheus.GaugeOpts(opts("connections", "Connections open now."))),
		panics:      prometheus.NewCounter(prometheus.CounterOpts(opts("panics_total", "Requests that ended in a fault of the program."))),
		written:     prometheus.NewCounter(prometheus.CounterOpts(opts("quads_written_total", "New quads written by clients."))),
	}
	reg := prometheus.NewRegistry()
	reg.MustRegister(m.requests, m.seconds, m.queries, m.running, m.connections, m.panics, m.written,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.handler = promhttp.HandlerFor(reg, promhttp.HandlerOpts{DisableCompression: true})
	return m
}
