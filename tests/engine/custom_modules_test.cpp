// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <torch/csrc/jit/api/module.h>

#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "engine_run.h"
#include "nan_module.h"

using namespace flipbook;

namespace {

GenerationRequest short_request()
{
    GenerationRequest request = tiny_request("mm-v3.safetensors");
    request.frame_count = 4;
    request.sampling.steps = 2;
    return request;
}

// A program that turns the sign of what frames have in common, in every slot of this width.
std::filesystem::path write_script(const QTemporaryDir& folder)
{
    torch::jit::Module module("Mean");
    module.register_parameter("weight", at::full({1}, 2.0), false);
    module.define(R"(
def forward(self, hidden_states: Tensor, timestep: Tensor, frame_count: int, slot: str) -> Tensor:
    shape = hidden_states.size()
    frames = hidden_states.view([-1, frame_count, shape[1], shape[2]])
    return (frames - self.weight * frames.mean([1], True)).view([shape[0], shape[1], shape[2]])
)");
    const torch::jit::ExtraFilesMap card{
        {"flipbook.json",
         R"({"name": "mean", "slots": {"down_blocks.0.motion_modules.0": 32}, "max_frames": 32})"}};
    const std::filesystem::path path = folder.filePath("mean.pt").toStdString();
    module.save(path.string(), card);
    return path;
}

}  // namespace

class CustomModulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_script_takes_part_in_a_clip_and_leaves_no_trace();
    void anomalies_name_the_first_layer_and_what_went_into_it();
};

void CustomModulesTest::a_script_takes_part_in_a_clip_and_leaves_no_trace()
{
    const QTemporaryDir folder;
    RecordingSink sink;
    EngineOptions options;
    options.threads = 1;
    const auto engine = Engine::create(options, sink.sink());
    QVERIFY(engine);
    auto attached = short_request();
    MotionModuleOptions module;
    module.path = write_script(folder);
    attached.motion_modules = {module};
    auto silent = attached;
    silent.motion_modules.front().effect = 0.0;
    for (const GenerationRequest& request : {short_request(), attached, silent, short_request()})
        engine.value()->generate(request);
    engine.value()->wait_until_idle();
    const auto failures = sink.all<JobFailed>();
    QVERIFY2(failures.empty(), failures.empty() ? "" : failures[0].error.message.c_str());
    const auto clips = sink.all<ClipReady>();
    QCOMPARE(clips.size(), std::size_t{4});
    QVERIFY(clips[0].latents->values != clips[1].latents->values);
    QVERIFY(clips[0].latents->values == clips[2].latents->values);
    QVERIFY(clips[0].latents->values == clips[3].latents->values);
}

void CustomModulesTest::anomalies_name_the_first_layer_and_what_went_into_it()
{
    const QTemporaryDir folder;
    RecordingSink sink;
    EngineOptions options;
    options.threads = 1;
    const auto engine = Engine::create(options, sink.sink());
    QVERIFY(engine);
    CheckRequest request;
    request.what = "anomalies";
    request.request = short_request();
    request.request.motion.module = write_nan_module(folder.path().toStdString());
    engine.value()->check(request);
    engine.value()->wait_until_idle();
    const auto failures = sink.all<JobFailed>();
    QVERIFY2(failures.empty(), failures.empty() ? "" : failures[0].error.message.c_str());
    const CheckReport report = sink.all<CheckReady>().at(0).report;
    QCOMPARE(report.faults.size(), std::size_t{1});
    QVERIFY2(report.faults[0].find("up_blocks.1.motion_modules.0") != std::string::npos,
             report.faults[0].c_str());
    QVERIFY(report.faults[0].find("step 1") != std::string::npos);
    const CheckTable& table = report.tables.back();
    QCOMPARE(table.name, std::string("anomalies"));
    const auto& row = table.rows.at(0);
    const double least = std::get<double>(row[3]), most = std::get<double>(row[4]);
    QVERIFY(std::isfinite(least) && std::isfinite(most) && least < most);
    QVERIFY(std::get<std::int64_t>(row[5]) > 0);
}

QTEST_GUILESS_MAIN(CustomModulesTest)
#include "custom_modules_test.moc"
