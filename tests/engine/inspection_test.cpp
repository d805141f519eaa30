// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "diffusion/value_statistics.h"
#include "engine_run.h"
#include "models/weights.h"
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

// What came of one check in an engine of its own.
struct CheckRun {
    CheckRun(const char* what, const GenerationRequest& clip, std::vector<std::string> layers = {})
    {
        EngineOptions options;
        options.threads = 1;
        const auto engine = Engine::create(options, sink.sink());
        if (!engine)
            return;
        CheckRequest request;
        request.what = what;
        request.layers = std::move(layers);
        request.request = clip;
        engine.value()->check(request);
        engine.value()->wait_until_idle();
        for (const CheckReady& ready : sink.all<CheckReady>())
            report = ready.report;
        for (const JobFailed& failed : sink.all<JobFailed>())
            failure = failed.error.message;
    }

    const CheckTable& table(const std::string& name) const
    {
        static const CheckTable none;
        for (const CheckTable& table : report.tables)
            if (table.name == name)
                return table;
        return none;
    }

    RecordingSink sink;
    CheckReport report;
    std::string failure;
};

using Row = std::vector<CheckValue>;

std::string text(const CheckValue& value)
{
    return std::get<std::string>(value);
}

double number(const CheckValue& value)
{
    return std::get<double>(value);
}

std::int64_t whole(const CheckValue& value)
{
    return std::get<std::int64_t>(value);
}

const Row* row_of(const CheckTable& table, const std::string& part, const std::string& layer)
{
    for (const Row& row : table.rows)
        if (text(row[0]) == part && text(row[1]) == layer)
            return &row;
    return nullptr;
}

bool is_near(double one, double other)
{
    return std::abs(one - other) <= 1e-5 * std::max(1.0, std::abs(other));
}

}  // namespace

// Looks at weights and at what layers give, for a window that shows them.
class InspectionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void values_in_pieces_are_measured_as_one();
    void weights_are_those_of_the_files();
    void histograms_count_every_weight();
    void weights_have_their_adapters();
    void activations_are_told_step_by_step();
    void a_clip_that_is_looked_at_is_the_same();
    void attention_comes_with_its_values();
    void networks_are_loaded_once();
    void what_is_not_finite_is_told();
    void names_that_fit_nothing_are_refused();
};

void InspectionTest::values_in_pieces_are_measured_as_one()
{
    const at::Tensor values = at::tensor({1.0F, 2.0F, 4.0F, 9.0F, -3.0F});
    ValueStatistics pieces;
    pieces.add(values.narrow(0, 0, 2));
    pieces.add(at::tensor({std::numeric_limits<float>::quiet_NaN(), 4.0F}));
    pieces.add(values.narrow(0, 3, 2).view({2, 1}));
    pieces.add(at::full({3}, std::numeric_limits<float>::infinity()));
    QCOMPARE(pieces.count(), std::int64_t{5});
    QCOMPARE(pieces.not_finite(), std::int64_t{4});
    QCOMPARE(pieces.share_not_finite(), 4.0 / 9.0);
    QVERIFY(is_near(pieces.mean(), 2.6));
    // (1.6² + 0.6² + 1.4² + 6.4² + 5.6²) / 4 = 19.3
    QVERIFY(is_near(pieces.deviation(), std::sqrt(19.3)));
    QCOMPARE(pieces.low(), -3.0);
    QCOMPARE(pieces.high(), 9.0);

    ValueStatistics one;
    one.add(at::tensor({0.5F}));
    QCOMPARE(one.deviation(), 0.0);
    QCOMPARE(ValueStatistics().low(), 0.0);
    // Its square is more than fp32 holds.
    ValueStatistics large;
    large.add(at::tensor({-2e30F, 2e30F}));
    QCOMPARE(large.not_finite(), std::int64_t{0});
    QVERIFY(is_near(large.deviation() / 2e30, std::sqrt(2.0)));
}

void InspectionTest::weights_are_those_of_the_files()
{
    const CheckRun run("weights", short_request());
    QVERIFY2(run.failure.empty(), run.failure.c_str());
    const CheckTable& table = run.table("tensors");
    const std::filesystem::path data = FLIPBOOK_TEST_DATA;
    const auto unet =
        Weights::open(data / "tiny-sd15" / "unet" / "diffusion_pytorch_model.safetensors");
    QVERIFY(unet);
    for (const std::string& name : unet.value().names()) {
        const Row* row = row_of(table, "unet", name);
        QVERIFY2(row, name.c_str());
        const at::Tensor values = unet.value().view(name).to(at::kDouble);
        QCOMPARE(whole((*row)[3]), values.numel());
        QCOMPARE(whole((*row)[4]), 4 * values.numel());
        QVERIFY2(is_near(number((*row)[5]), values.mean().item<double>()), name.c_str());
        QVERIFY2(is_near(number((*row)[6]), values.std().item<double>()), name.c_str());
        QCOMPARE(number((*row)[7]), values.min().item<double>());
        QCOMPARE(number((*row)[8]), values.max().item<double>());
        QCOMPARE(whole((*row)[9]), std::int64_t{0});
    }
    QCOMPARE(text((*row_of(table, "unet", "conv_in.weight"))[2]), std::string("[32, 4, 3, 3]"));
    std::map<std::string, int> counts;
    for (const Row& row : table.rows)
        ++counts[text(row[0])];
    QCOMPARE(counts["unet"], static_cast<int>(unet.value().size()));
    QVERIFY(counts["text_encoder"] > 10 && counts["vae"] > 10 && counts["motion_module"] > 100);
    QVERIFY(run.table("histogram").rows.empty());
}

void InspectionTest::histograms_count_every_weight()
{
    auto request = short_request();
    MotionModuleOptions module;
    module.path = std::filesystem::path(FLIPBOOK_TEST_DATA) / "mm-v2.safetensors";
    request.motion_modules = {module};
    const CheckRun run("weights", request, {"conv_in.weight", "motion_modules.0/down_blocks.0"});
    QVERIFY2(run.failure.empty(), run.failure.c_str());
    const auto& histograms = run.report.histograms;
    const CheckHistogram& first = histograms.front();
    QCOMPARE(first.part, std::string("unet"));
    QCOMPARE(first.layer, std::string("conv_in.weight"));
    QCOMPARE(first.counts.size(), std::size_t{64});
    const Row& row = *row_of(run.table("tensors"), "unet", "conv_in.weight");
    QCOMPARE(first.low, number(row[7]));
    QCOMPARE(first.high, number(row[8]));
    for (const CheckHistogram& histogram : histograms) {
        const Row* tensor = row_of(run.table("tensors"), histogram.part, histogram.layer);
        QVERIFY(tensor);
        QCOMPARE(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0}),
                 whole((*tensor)[3]));
    }
    const auto unet = Weights::open(std::filesystem::path(FLIPBOOK_TEST_DATA) / "tiny-sd15" / "unet"
                                    / "diffusion_pytorch_model.safetensors");
    const at::Tensor values = unet.value().view("conv_in.weight").to(at::kDouble);
    const double middle = (first.low + first.high) / 2;
    QCOMPARE(std::accumulate(first.counts.begin(), first.counts.begin() + 32, std::int64_t{0}),
             (values < middle).sum().item<int64_t>());
    // One of the module that is attached, none of the one that comes first.
    QVERIFY(std::any_of(histograms.begin(), histograms.end(),
                        [](const auto& any) { return any.part == "motion_modules.0"; }));
    QVERIFY(std::none_of(histograms.begin(), histograms.end(),
                         [](const auto& any) { return any.part == "motion_module"; }));
    QCOMPARE(run.table("histogram").rows.size(), 64 * histograms.size());
}

void InspectionTest::weights_have_their_adapters()
{
    auto request = short_request();
    const CheckRun plain("weights", request);
    request.loras = {
        {std::filesystem::path(FLIPBOOK_DERIVED_TEST_DATA) / "lora/kohya.safetensors", 1.0, 1.0}};
    const CheckRun adapted("weights", request);
    QVERIFY2(adapted.failure.empty(), adapted.failure.c_str());
    const auto& before = plain.table("tensors").rows;
    const auto& after = adapted.table("tensors").rows;
    QCOMPARE(after.size(), before.size());
    std::map<std::string, int> changed;
    for (std::size_t i = 0; i < before.size(); ++i)
        if (number(before[i][6]) != number(after[i][6]))
            ++changed[text(before[i][0])];
    QVERIFY(changed["unet"] > 0);
    QCOMPARE(changed["vae"], 0);
    QCOMPARE(changed["motion_module"], 0);
}

void InspectionTest::activations_are_told_step_by_step()
{
    const CheckRun run("activations", short_request(), {"conv_in", "mid_block"});
    QVERIFY2(run.failure.empty(), run.failure.c_str());
    const auto live = run.sink.all<LayersMeasured>();
    QCOMPARE(live.size(), std::size_t{2});
    std::vector<Row> rows;
    for (std::size_t i = 0; i < live.size(); ++i) {
        QCOMPARE(live[i].step, static_cast<int>(i) + 1);
        QCOMPARE(live[i].steps, 2);
        rows.insert(rows.end(), live[i].table.rows.begin(), live[i].table.rows.end());
    }
    const CheckTable& table = run.table("activations");
    QVERIFY(rows == table.rows);
    QCOMPARE(text(rows.front()[1]), std::string("conv_in"));

    // "shapes" measures the first pass alone, which is one window.
    const CheckRun shapes("shapes", short_request());
    for (const Row& row : live[0].table.rows) {
        const auto& layers = shapes.table("layers").rows;
        const auto found = std::find_if(layers.begin(), layers.end(), [&row](const Row& layer) {
            return text(layer[0]) == text(row[1]);
        });
        QVERIFY2(found != layers.end(), text(row[1]).c_str());
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(is_near(number(row[2 + i]), number((*found)[3 + i])));
        QCOMPARE(number(row[6]), 0.0);
    }
    // Without names, what the motion modules give.
    const CheckRun motion("activations", short_request());
    QVERIFY(!motion.table("activations").rows.empty());
    for (const Row& row : motion.table("activations").rows)
        QVERIFY(text(row[1]).find(".motion_modules.") != std::string::npos);
}

void InspectionTest::a_clip_that_is_looked_at_is_the_same()
{
    auto request = short_request();
    request.frame_count = 6;
    request.context.length = 4;
    request.context.overlap = 2;
    const CheckRun looked("activations", request);
    QVERIFY2(looked.report.clip, looked.failure.c_str());
    const auto made = EngineRun(request).clip();
    QVERIFY(made);
    QVERIFY(looked.report.clip->frames == made->clip->frames);
}

void InspectionTest::attention_comes_with_its_values()
{
    const CheckRun run("attention", short_request());
    QVERIFY2(run.failure.empty(), run.failure.c_str());
    const auto& maps = run.report.maps;
    const auto& heads = run.table("heads").rows;
    QVERIFY(!maps.empty());
    QCOMPARE(maps.size(), heads.size());
    for (std::size_t i = 0; i < maps.size(); ++i) {
        const AttentionMap& map = maps[i];
        QCOMPARE(map.layer, text(heads[i][0]));
        QCOMPARE(map.head, whole(heads[i][1]));
        QCOMPARE(map.step, whole(heads[i][2]));
        QCOMPARE(map.weights.size(), std::size_t{16});
        double distance = 0;
        for (std::size_t row = 0; row < 4; ++row) {
            const auto first = map.weights.begin() + static_cast<std::ptrdiff_t>(4 * row);
            QVERIFY(std::abs(std::accumulate(first, first + 4, 0.0) - 1) < 1e-4);
            for (std::size_t column = 0; column < 4; ++column)
                distance += double(map.weights[4 * row + column])
                            * std::abs(double(row) - double(column)) / 4;
        }
        QVERIFY(is_near(distance, number(heads[i][3])));
    }
    // The same pass has both.
    const CheckRun activations("activations", short_request());
    QVERIFY(activations.report.maps == maps);
}

void InspectionTest::networks_are_loaded_once()
{
    const QTemporaryDir folder;
    const std::filesystem::path place = folder.path().toStdString();
    auto request = short_request();
    const auto& module = request.motion.module = place / "module.safetensors";
    std::filesystem::copy_file(std::filesystem::path(FLIPBOOK_TEST_DATA) / "mm-v3.safetensors",
                               module);
    EngineOptions options;
    options.threads = 1;
    options.catalog_file = place / "catalog";
    RecordingSink sink;
    const auto engine = Engine::create(options, sink.sink());
    QVERIFY(engine);
    const auto check = [&](const char* what) {
        CheckRequest look;
        look.what = what;
        look.request = request;
        engine.value()->check(look);
        engine.value()->wait_until_idle();
    };
    // Nor are files read to find out what they are known by.
    check("shapes");
    QVERIFY(!std::filesystem::exists(*options.catalog_file));
    engine.value()->generate(request);
    engine.value()->wait_until_idle();
    QVERIFY(std::filesystem::exists(*options.catalog_file));

    // Who read the file once more would meet NaN.
    const auto written = std::filesystem::last_write_time(module);
    std::filesystem::rename(write_nan_module(place), module);
    std::filesystem::last_write_time(module, written);
    check("determinism");
    check("anomalies");
    const auto looks = sink.all<CheckReady>();
    QCOMPARE(looks.size(), std::size_t{3});
    for (const CheckReady& look : looks)
        QVERIFY(look.report.faults.empty());

    // What is held after loading is the same for networks that were there before.
    request = short_request();
    engine.value()->generate(request);
    check("memory");
    const CheckRun first("memory", request);
    QVERIFY2(first.failure.empty(), first.failure.c_str());
    const auto held = [](const CheckReport& report) {
        return whole(report.tables.front().rows.front()[1]);
    };
    QVERIFY(held(first.report) > 0);
    QVERIFY(held(sink.all<CheckReady>().back().report) > held(first.report) / 2);
}

void InspectionTest::what_is_not_finite_is_told()
{
    const QTemporaryDir folder;
    auto request = short_request();
    request.motion.module = write_nan_module(folder.path().toStdString());
    const CheckRun weights("weights", request);
    QCOMPARE(weights.report.faults.size(), std::size_t{1});
    QVERIFY2(weights.report.faults[0].find("motion_module/up_blocks.1.motion_modules.0")
                 != std::string::npos,
             weights.report.faults[0].c_str());
    const CheckRun activations("activations", request);
    QCOMPARE(activations.report.faults.size(), std::size_t{1});
    QVERIFY(!activations.report.clip);
    double share = 0;
    for (const Row& row : activations.table("activations").rows)
        share = std::max(share, number(row[6]));
    QVERIFY(share > 0);
}

void InspectionTest::names_that_fit_nothing_are_refused()
{
    const CheckRun weights("weights", short_request(), {"nowhere"});
    QVERIFY2(weights.failure.find("nowhere") != std::string::npos, weights.failure.c_str());
    const CheckRun activations("activations", short_request(), {"nowhere"});
    QVERIFY2(activations.failure.find("None of the layers") != std::string::npos,
             activations.failure.c_str());
    const CheckRun still("activations", [] {
        auto request = tiny_request("");
        request.frame_count = 1;
        request.sampling.steps = 1;
        return request;
    }());
    QVERIFY2(still.failure.find("no motion module") != std::string::npos, still.failure.c_str());
}

QTEST_GUILESS_MAIN(InspectionTest)
#include "inspection_test.moc"
