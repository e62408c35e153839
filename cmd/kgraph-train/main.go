// Kgraph-train fits the language model that kgraph embeds, and measures it:
//
//	kgraph-train --treebanks DIR --names DIR --vectors DIR --out FILE
//
// With --measure FILE it measures that model and fits nothing. The same data and
// settings give the same bytes on the same kind of processor, whatever the number
// of workers.
//
// The shipped model is distilled: it goes on from that of the command above
// (base) with the joint opinion of three models, on the treebanks and on news.
// With the same three directories and --out every time:
//
//	kgraph-train --seed 1 --blocks 1,0,0,2,0,0 --drop-word 0.1 --epochs 10   (second)
//	kgraph-train --seed 2 --blocks 1,0,0,2,0,0 --drop-word 0.1 --epochs 8    (third)
//	kgraph-train --teachers second,third,base --news FILE                    (silver)
//	kgraph-train --silver FILE --init base --epochs 15 --rate 0.0015         (parser)
//	kgraph-train --finder parser                                             (shipped)
//
// The last command adds the networks that find names, three minutes' work; it
// can be resumed by --checkpoint as the others.
//
// SHA-256 on an AMD EPYC with AVX-512: base ae9066d106169de2…, second
// 5552e1fc051fee54…, third bf9c2d2d9fed7e2e…, silver 1f007a2831bc1623…,
// parser e4c31b3b2a999759…, shipped 563bf7e5f7de7903….
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
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
	fo := train.DefaultFinderOptions()
	if slices.ContainsFunc(args, func(arg string) bool { return strings.HasPrefix(strings.TrimLeft(arg, "-"), "finder") }) {
		o = fo.Options // before the flags are read, whose defaults they are
	}
	o.Log = log
	f := flag.NewFlagSet("kgraph-train", flag.ContinueOnError)
	f.SetOutput(log)
	treebanks := f.String("treebanks", "", "directory of train/ and dev/ with gzipped CoNLL-U")
	names := f.String("names", "", "directory of Universal NER's en_ewt-ud-*.iob2")
	vectors := f.String("vectors", "", "directory of word vectors")
	words := f.Int("words", 50000, "how many word vectors the model holds")
	out := f.String("out", "", "file to write the model to")
	measure := f.String("measure", "", "measure this model instead of fitting one")
	silver := f.String("silver", "", "learn from these sentences, written with --teachers, in place of the treebanks'")
	initial := f.String("init", "", "a model of the same shape to go on from")
	f32 := func(p *float32, name, use string) {
		f.Func(name, fmt.Sprintf("%s (%g)", use, *p), func(s string) error { _, err := fmt.Sscan(s, p); return err })
	}
	teachers := f.String("teachers", "", "models, comma-separated; write what they jointly make of the training sentences and --news to --out, and fit nothing")
	news := f.String("news", "", "gzipped JSON lines with a text, for the teachers")
	finder := f.String("finder", "", "fit a name finder that joins this model, and write both to --out; other defaults: see train.DefaultFinderOptions")
	f.IntVar(&fo.Members, "members", fo.Members, "networks of the name finder")
	profile := f.String("cpuprofile", "", "write a CPU profile to this file")
	f.Uint64Var(&o.Seed, "seed", o.Seed, "of every random choice")
	f.IntVar(&o.Epochs, "epochs", o.Epochs, "times through the data")
	f.IntVar(&o.Cool, "cool", 0, "epoch after which the learning rate falls faster, to nothing at the last")
	f.IntVar(&o.Plan, "plan", 0, "epochs over which the learning rate would fall without --cool (default: --epochs)")
	f.IntVar(&o.StopAfter, "stop-after", 0, "stop after so many epochs, to resume from the checkpoint later")
	f.IntVar(&o.Workers, "workers", o.Workers, "goroutines; the result does not depend on it")
	f.IntVar(&o.Shape.Width, "width", o.Shape.Width, "of the encoder, a multiple of 16")
	f32(&o.Rate, "rate", "greatest learning rate")
	f32(&o.Dropout.Embed, "drop-embed", "dropout of embeddings")
	f32(&o.Dropout.Block, "drop-block", "dropout of blocks")
	f32(&o.Dropout.Head, "drop-head", "dropout of heads")
	f32(&o.Dropout.Word, "drop-word", "words taken for unknown")
	f32(&o.Dropout.Vector, "drop-vector", "vectors hidden")
	f.IntVar(&o.Shape.Arc, "arc", o.Shape.Arc, "width of the arc head")
	f.IntVar(&o.Shape.Label, "label", o.Shape.Label, "width of the label head")
	f.Func("blocks", "dilations, 0 for recurrent", func(s string) error {
		o.Shape.Blocks = nil
		for _, x := range strings.Split(s, ",") {
			v, err := strconv.Atoi(x)
			if err != nil {
				return err
			}
			o.Shape.Blocks = append(o.Shape.Blocks, v)
		}
		return nil
	})
	f.IntVar(&o.Batch, "batch", o.Batch, "positions a step, about")
	f.StringVar(&o.Checkpoint, "checkpoint", "", "file to resume from and to write after each epoch")
	if err := f.Parse(args); err != nil {
		return err
	}
	if *treebanks == "" || *names == "" || *measure == "" && (*vectors == "" && *teachers == "" && *finder == "" || *out == "") {
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
	if *teachers != "" {
		return teach(log, strings.Split(*teachers, ","), *news, *out, corpus, o.Workers)
	}
	var file []byte
	if *finder != "" {
		fo.Options = o
		if file, err = fitFinder(ctx, fo, *finder, corpus); err != nil {
			return err
		}
		if err := os.WriteFile(*out, file, 0o666); err != nil {
			return err
		}
	} else if *measure != "" {
		if file, err = os.ReadFile(*measure); err != nil {
			return err
		}
	} else {
		v, err := train.ReadVectors(*vectors, *words, 100)
		if err != nil {
			return err
		}
		if *silver != "" {
			if o.Silver, err = train.ReadSilver(*silver); err != nil {
				return err
			}
		}
		if *initial != "" {
			if o.Init, err = os.ReadFile(*initial); err != nil {
				return err
			}
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

// fitFinder fits a name finder to the model of that file.
func fitFinder(ctx context.Context, o train.FinderOptions, parser string, corpus *train.Corpus) ([]byte, error) {
	var err error
	if o.Parser, err = os.ReadFile(parser); err != nil {
		return nil, err
	}
	return train.FitFinder(ctx, o, corpus)
}

// teach writes the joint parses of the models.
func teach(log io.Writer, models []string, news, out string, corpus *train.Corpus, workers int) error {
	var files [][]byte
	for _, m := range models {
		b, err := os.ReadFile(m)
		if err != nil {
			return err
		}
		files = append(files, b)
	}
	e, err := train.NewEnsemble(files...)
	if err != nil {
		return err
	}
	var dev []train.Example
	for _, d := range corpus.Dev {
		if d.Main {
			dev = append(dev, d.Examples...)
		}
	}
	uas, las := e.Measure(dev, workers)
	fmt.Fprintf(log, "the %d models together: dev LAS %.2f UAS %.2f\n", len(files), las, uas)
	silver := e.Parse(corpus.Train, true, workers)
	if news != "" {
		more, err := train.ReadText(news)
		if err != nil {
			return err
		}
		silver = append(silver, e.Parse(more, false, workers)...)
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	err = train.WriteSilver(f, silver)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
