// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/training_plan.h"

#include <string>

#include "core/utf8_path.h"

namespace flipbook {

void read_plan(JsonReader& config, TrainingPlan& plan)
{
    std::string output;
    config.read("output", output);
    plan.output = path_from_utf8(output);
    config.read("seed", plan.seed, 0);
    config.read("steps", plan.steps, 1);
    config.read("batch", plan.batch, 1);
    config.read("workers", plan.workers, 1, 256);
    config.read("accumulate", plan.accumulate, 1);
    config.read("log_every", plan.log_every, 1);
    config.read("sample_every", plan.sample_every, 1);
    config.read("save_minutes", plan.save_minutes, 0, 1e6);
    std::string precision = to_string(plan.precision);
    config.read("precision", precision);
    if (const auto parsed = parse_enum<Precision>(precision))
        plan.precision = parsed.value();
    else
        config.refuse("precision", "auto, fp32, fp16 or bf16 was needed");
    config.read("anomaly", plan.anomaly);
    JsonReader optimiser = config.object("optimiser");
    read_options(optimiser, plan.optimiser);
    if (plan.batch % (plan.workers * plan.accumulate) != 0)
        config.refuse("batch", "a multiple of workers times accumulate was needed");
}

}  // namespace flipbook
