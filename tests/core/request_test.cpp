// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/request.h"

#include <functional>
#include <limits>

#include <QTest>

#include "flipbook/event.h"
#include "flipbook/recipe.h"

using namespace flipbook;

using Change = std::function<void(GenerationRequest&)>;
Q_DECLARE_METATYPE(Change)

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

GenerationRequest plain_request()
{
    GenerationRequest request;
    request.size = {512, 512};
    request.checkpoint = "model.safetensors";
    return request;
}

// Every name leads to its value and back, and another one to an error that lists them all.
template <class Enum> bool has_names(const std::vector<std::pair<Enum, std::string>>& names)
{
    const auto unknown = parse_enum<Enum>("nonsense");
    if (unknown || unknown.error().code != ErrorCode::invalid_request
        || unknown.error().message.find("\"nonsense\"") == std::string::npos)
        return false;
    for (const auto& [value, name] : names) {
        const auto parsed = parse_enum<Enum>(name);
        if (!parsed || parsed.value() != value || to_string(value) != name
            || unknown.error().message.find(name) == std::string::npos)
            return false;
    }
    return !parse_enum<Enum>("") && !parse_enum<Enum>(names.front().second + " ");
}

}  // namespace

class RequestTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void refuses_sizes_and_counts_data();
    void refuses_sizes_and_counts() { check_refusal(); }
    void refuses_sampling_data();
    void refuses_sampling() { check_refusal(); }
    void refuses_the_rest_data();
    void refuses_the_rest() { check_refusal(); }
    void names_every_value();
    void names_errors_and_phases();
    void knows_its_version();

private:
    static void columns();
    static void row(const char* message, Change change) { QTest::newRow(message) << change; }
    static void check_refusal();
};

// The tag of a row is what the message must be.
void RequestTest::columns()
{
    QTest::addColumn<Change>("change");
}

void RequestTest::check_refusal()
{
    QFETCH(Change, change);
    GenerationRequest request = plain_request();
    change(request);
    const auto outcome = validate(request);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    QCOMPARE(outcome.error().message.c_str(), QTest::currentDataTag());
}

void RequestTest::accepts_data()
{
    columns();
    row("defaults", [](auto&) {});
    row("smallest", [](auto& r) {
        r.size = {8, 8};
        r.frame_count = r.frame_rate = r.sampling.steps = 1;
        r.context.length = 1;
        r.context.overlap = 0;
    });
    row("largest", [](auto& r) {
        r.size = {8192, 8192};
        r.frame_count = 10000;
        r.frame_rate = 240;
        r.sampling.steps = 1000;
        r.prompt.clip_skip = 12;
    });
    row("largest seed", [](auto& r) { r.sampling.seed = UINT64_MAX; });
    row("no guidance", [](auto& r) { r.sampling.guidance_scale = 0; });
    row("negative guidance", [](auto& r) { r.sampling.guidance_scale = -2; });
    row("eta 0", [](auto& r) { r.sampling.eta = 0.0; });
    row("eta 1", [](auto& r) { r.sampling.eta = r.sampling.guidance_rescale = 1.0; });
    row("overlap of length - 1", [](auto& r) { r.context.overlap = 15; });
    row("prompt of 100 kB", [](auto& r) { r.prompt.positive = std::string(100'000, 'a'); });
    row("cpu", [](auto& r) { r.compute.device = "cpu"; });
    row("cuda", [](auto& r) { r.compute.device = "cuda"; });
    row("cuda:12", [](auto& r) { r.compute.device = "cuda:12"; });
    row("module", [](auto& r) { r.motion.source = MotionSource::file, r.motion.module = "mm"; });
}

void RequestTest::accepts()
{
    QFETCH(Change, change);
    GenerationRequest request = plain_request();
    change(request);
    const auto outcome = validate(request);
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
}

void RequestTest::refuses_sizes_and_counts_data()
{
    columns();
    static const std::vector<std::pair<const char*, int>> extents{
        {"0", 0}, {"7", 7}, {"513", 513}, {"1000000", 1'000'000}, {"-8", -8}, {"8200", 8200}};
    for (const auto& [text, extent] : extents) {
        const QByteArray rest =
            QByteArray(" is ") + text + "; it must be a multiple of 8 from 8 to 8192.";
        row("size.width" + rest, [extent = extent](auto& r) { r.size.width = extent; });
        row("size.height" + rest, [extent = extent](auto& r) { r.size.height = extent; });
    }
    row("frame_count is 0; it must be from 1 to 10000.", [](auto& r) { r.frame_count = 0; });
    row("frame_count is -1; it must be from 1 to 10000.", [](auto& r) { r.frame_count = -1; });
    row("frame_count is 10001; it must be from 1 to 10000.",
        [](auto& r) { r.frame_count = 10001; });
    row("frame_rate is 0; it must be from 1 to 240.", [](auto& r) { r.frame_rate = 0; });
    row("frame_rate is 241; it must be from 1 to 240.", [](auto& r) { r.frame_rate = 241; });
}

void RequestTest::refuses_sampling_data()
{
    columns();
    row("sampling.scheduler is empty; it must be the name of a sampler.",
        [](auto& r) { r.sampling.scheduler.clear(); });
    row("sampling.steps is 0; it must be from 1 to 1000.", [](auto& r) { r.sampling.steps = 0; });
    row("sampling.steps is 1001; it must be from 1 to 1000.",
        [](auto& r) { r.sampling.steps = 1001; });
    row("sampling.guidance_scale is nan; it must be a finite number.",
        [](auto& r) { r.sampling.guidance_scale = not_a_number; });
    row("sampling.guidance_scale is inf; it must be a finite number.",
        [](auto& r) { r.sampling.guidance_scale = infinity; });
    row("sampling.guidance_rescale is 1.5; it must be from 0 to 1.",
        [](auto& r) { r.sampling.guidance_rescale = 1.5; });
    row("sampling.guidance_rescale is nan; it must be from 0 to 1.",
        [](auto& r) { r.sampling.guidance_rescale = not_a_number; });
    row("sampling.eta is -0.1; it must be from 0 to 1.", [](auto& r) { r.sampling.eta = -0.1; });
    row("sampling.eta is 1.1; it must be from 0 to 1.", [](auto& r) { r.sampling.eta = 1.1; });
    row("sampling.eta is nan; it must be from 0 to 1.",
        [](auto& r) { r.sampling.eta = not_a_number; });
}

void RequestTest::refuses_the_rest_data()
{
    columns();
    row("loras.path is empty; it must be the path of a LoRA.", [](auto& r) {
        r.loras = {{"", 1.0, 1.0}};
    });
    row("loras.text_strength is inf; it must be a finite number.", [](auto& r) {
        r.loras = {{"x", 1.0, std::numeric_limits<double>::infinity()}};
    });
    row("motion_loras.path is empty; it must be the path of a MotionLoRA.", [](auto& r) {
        r.motion_loras = {{"", 1.0}};
    });
    row("motion_loras.strength is inf; it must be a finite number.", [](auto& r) {
        r.motion_loras = {{"x", std::numeric_limits<double>::infinity()}};
    });
    row("checkpoint is empty; it must be the path of a checkpoint.",
        [](auto& r) { r.checkpoint.clear(); });
    row("vae is empty; it must be the path of a VAE, or absent.", [](auto& r) { r.vae = ""; });
    row("motion.module is empty; it must be the path of a motion module.",
        [](auto& r) { r.motion.source = MotionSource::file; });
    row("motion.scale is nan; it must be a finite number at every frame.",
        [](auto& r) { r.motion.scale = not_a_number; });
    row("motion.effect is -inf; it must be a finite number at every frame.",
        [](auto& r) { r.motion.effect = -infinity; });
    row("prompt.clip_skip is 0; it must be from 1 to 12.", [](auto& r) { r.prompt.clip_skip = 0; });
    row("prompt.clip_skip is 13; it must be from 1 to 12.",
        [](auto& r) { r.prompt.clip_skip = 13; });
    row("context.length is 0; it must be from 1 to 10000.", [](auto& r) { r.context.length = 0; });
    row("context.stride is 0; it must be from 1 to 32.", [](auto& r) { r.context.stride = 0; });
    row("context.overlap is 16; it must be at least 0 and less than context.length, which is 16.",
        [](auto& r) { r.context.overlap = 16; });
    row("context.overlap is -1; it must be at least 0 and less than context.length, which is 16.",
        [](auto& r) { r.context.overlap = -1; });
    for (const char* device : {"", "gpu", "CPU", "cuda:", "cuda:-1", "cuda:1x", "cuda:1234"})
        row(QByteArray("compute.device is \"") + device
                + "\"; it must be auto, cpu, cuda or cuda:N.",
            [device](auto& r) { r.compute.device = device; });
}

void RequestTest::names_every_value()
{
    QVERIFY(has_names<SigmaSchedule>({{SigmaSchedule::normal, "normal"},
                                      {SigmaSchedule::karras, "karras"},
                                      {SigmaSchedule::exponential, "exponential"},
                                      {SigmaSchedule::sgm_uniform, "sgm_uniform"}}));
    QVERIFY(has_names<BetaSchedule>({{BetaSchedule::automatic, "auto"},
                                     {BetaSchedule::linear, "linear"},
                                     {BetaSchedule::scaled_linear, "scaled_linear"}}));
    QVERIFY(has_names<NoiseLayout>({{NoiseLayout::diffusers, "diffusers"},
                                    {NoiseLayout::comfyui, "comfyui"},
                                    {NoiseLayout::a1111, "a1111"}}));
    QVERIFY(has_names<ContextSchedule>({{ContextSchedule::standard_uniform, "standard_uniform"},
                                        {ContextSchedule::looped_uniform, "looped_uniform"},
                                        {ContextSchedule::standard_static, "standard_static"},
                                        {ContextSchedule::batched, "batched"}}));
    QVERIFY(has_names<FuseMethod>({{FuseMethod::flat, "flat"},
                                   {FuseMethod::pyramid, "pyramid"},
                                   {FuseMethod::overlap_linear, "overlap_linear"}}));
    QVERIFY(has_names<EmphasisMode>({{EmphasisMode::original, "original"},
                                     {EmphasisMode::no_norm, "no_norm"},
                                     {EmphasisMode::ignore, "ignore"},
                                     {EmphasisMode::none, "none"}}));
    QVERIFY(has_names<NormPolicy>(
        {{NormPolicy::official, "official"}, {NormPolicy::diffusers, "diffusers"}}));
    QVERIFY(has_names<Precision>({{Precision::automatic, "auto"},
                                  {Precision::fp32, "fp32"},
                                  {Precision::fp16, "fp16"},
                                  {Precision::bf16, "bf16"}}));
    QVERIFY(has_names<MotionSource>({{MotionSource::from_checkpoint, "from_checkpoint"},
                                     {MotionSource::file, "file"},
                                     {MotionSource::none, "none"}}));
    QCOMPARE(parse_enum<Precision>("int8").error().message.c_str(),
             "\"int8\" is no precision; the names are auto, fp32, fp16, bf16.");
}

void RequestTest::names_errors_and_phases()
{
    const std::vector<std::pair<ErrorCode, const char*>> errors{
        {ErrorCode::invalid_request, "invalid_request"},
        {ErrorCode::not_found, "not_found"},
        {ErrorCode::io, "io"},
        {ErrorCode::unsupported_format, "unsupported_format"},
        {ErrorCode::corrupt, "corrupt"},
        {ErrorCode::out_of_memory, "out_of_memory"},
        {ErrorCode::device, "device"},
        {ErrorCode::cancelled, "cancelled"},
        {ErrorCode::not_finite, "not_finite"},
        {ErrorCode::internal, "internal"}};
    for (const auto& [code, name] : errors)
        QCOMPARE(error_name(code), name);
    const std::vector<std::pair<Phase, const char*>> phases{{Phase::load, "load"},
                                                            {Phase::encode, "encode"},
                                                            {Phase::denoise, "denoise"},
                                                            {Phase::decode, "decode"},
                                                            {Phase::export_file, "export"}};
    for (const auto& [phase, name] : phases)
        QCOMPARE(phase_name(phase), name);
}

void RequestTest::knows_its_version()
{
    QCOMPARE(version(), FLIPBOOK_EXPECTED_VERSION);
}

QTEST_APPLESS_MAIN(RequestTest)
#include "request_test.moc"
