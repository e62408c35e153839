// Kgraph-train fits the language model that kgraph embeds, and measures it:
//
//	kgraph-train --treebanks DIR --names DIR --vectors DIR --out FILE
//
// With --measure FILE it measures that model and fits nothing.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"time"

	"kgraph/internal/lang"
	"kgraph/internal/lang/train"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "kgraph-train:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, log io.Writer) error {
	o := train.DefaultOptions()
	o.Log = log
	f := flag.NewFlagSet("kgraph-train", flag.ContinueOnError)
	f.SetOutput(log)
	treebanks := f.String("treebanks", "", "directory of train/ and dev/ with gzipped CoNLL-U")
	names := f.String("names", "", "directory of Universal NER's en_ewt-ud-*.iob2")
	vectors := f.String("vectors", "", "directory of word vectors")
	words := f.Int("words", 55000, "how many word vectors the model holds")
	out := f.String("out", "", "file to write the model to")
	measure := f.String("measure", "", "measure this model instead of fitting one")
	profile := f.String("cpuprofile", "", "write a CPU profile to this file")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "of every random choice")
	f.IntVar(&o.Epochs, "epochs", o.Epochs, "times through the data")
	f.IntVar(&o.Cool, "cool", 0, "epoch after which the learning rate falls faster, to nothing at the last")
	f.IntVar(&o.Plan, "plan", 0, "epochs over which the learning rate would fall without --cool (default: --epochs)")
	f.IntVar(&o.StopAfter, "stop-after", 0, "stop after so many epochs, to resume from the checkpoint later")
	f.IntVar(&o.Workers, "workers", o.Workers, "goroutines; the result does not depend on it")
	f.IntVar(&o.Shape.Width, "width", o.Shape.Width, "of the encoder, a multiple of 16")
	f.StringVar(&o.Checkpoint, "checkpoint", "", "file to resume from and to write after each epoch")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *treebanks == "" || *names == "" || *measure == "" && (*vectors == "" || *out == "") {
		return fmt.Errorf("--treebanks, --names, --vectors and --out are needed; see --help")
	}
	if *profile != "" {
		p, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer p.Close()
		if err := pprof.StartCPUProfile(p); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	corpus, err := train.ReadCorpus(*treebanks, *names)
	if err != nil {
		return err
	}
	var file []byte
	if *measure != "" {
		if file, err = os.ReadFile(*measure); err != nil {
			return err
		}
	} else {
		v, err := train.ReadVectors(*vectors, *words, 100)
		if err != nil {
			return err
		}
		o.Each = func(file []byte) error { return os.WriteFile(*out, file, 0o666) }
		start := time.Now()
		if file, err = train.Run(ctx, o, corpus, v); err != nil {
			return err
		}
		fmt.Fprintf(log, "fitted in %.0f s, %d bytes\n", time.Since(start).Seconds(), len(file))
		if err := os.WriteFile(*out, file, 0o666); err != nil {
			return err
		}
	}
	a, err := lang.Open(file)
	if err != nil {
		return err
	}
	start := time.Now()
	t := train.MeasureAll(a, corpus.Dev, o.Workers)
	took := time.Since(start)
	t.Write(log)
	n := 0
	for _, r := range t {
		n += r.Score.Words
	}
	fmt.Fprintf(log, "%.0f tokens/s with %d workers\n", float64(n)/took.Seconds(), o.Workers)
	return nil
}
