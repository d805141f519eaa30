// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/safetensors.h"
#include "models/custom_module.h"
#include "models/module_contract.h"
#include "models/motion_module_files.h"
#include "sample_networks.h"

using namespace flipbook;

namespace {

const at::TensorOptions fp32(at::kFloat);

// Every kind that training can make, and its settings here.
const std::vector<std::pair<std::string, ModuleSettings>>& kinds()
{
    static const std::vector<std::pair<std::string, ModuleSettings>> all{
        {"timestep_modulated", {{"hidden", "12"}, {"layers", "2"}, {"frame_code", "true"}}},
        {"low_rank_context",
         {{"rank", "6"},
          {"attention_channels", "8"},
          {"heads", "2"},
          {"frame_code", "true"},
          {"contexts", "pan-left, zoom-in"}}},
    };
    return all;
}

MotionModulePtr make_module(const std::string& kind, const MotionModuleShape& shape)
{
    auto module = builtin_motion_modules().find(kind)->make(shape, fp32);
    if (!module)
        qFatal("%s", module.error().message.c_str());
    fill_deterministically(module.value()->network());
    return module.value();
}

MotionModuleShape toy_shape(ModuleSettings settings)
{
    const UNet unet(toy_unet_config(), fp32);
    return {"a toy", unet.motion_slots(), std::move(settings)};
}

// The module as a file; its path.
std::filesystem::path write_module(const QTemporaryDir& folder, const std::string& kind,
                                   const MotionModuleShape& shape, MotionModule& module,
                                   const std::string& without = {})
{
    std::vector<TensorView> views;
    const auto tensors = checkpoint_tensors(module.network());
    for (const auto& [name, tensor] : tensors)
        if (without.empty() || name.find(without) == std::string::npos)
            views.push_back(
                {name,
                 DType::f32,
                 tensor.sizes().vec(),
                 {static_cast<const std::byte*>(tensor.const_data_ptr()), tensor.nbytes()}});
    const std::filesystem::path path = folder.filePath("module.safetensors").toStdString();
    if (!write_safetensors(path, views, custom_metadata(kind, shape), true))
        qFatal("no file");
    return path;
}

}  // namespace

// The kinds in Flipbook's own format.
class CustomModuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void modulation_follows_its_formula();
    void a_context_follows_its_formula();
    void contexts_are_mixed_frame_by_frame();
    void keeps_the_contract_data() { add_kinds(); }
    void keeps_the_contract();
    void a_new_one_changes_nothing_data() { add_kinds(); }
    void a_new_one_changes_nothing();
    void effect_blends_it_in_data() { add_kinds(); }
    void effect_blends_it_in();
    void grad_mode_leaves_the_input_alone_data() { add_kinds(); }
    void grad_mode_leaves_the_input_alone();
    void a_file_brings_it_back_data() { add_kinds(); }
    void a_file_brings_it_back();
    void attaching_and_detaching_leaves_the_base_as_it_was();
    void works_in_its_blocks_alone();
    void stands_behind_those_before_it();
    void what_does_not_fit_is_refused();

private:
    static void add_kinds()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < kinds().size(); ++i)
            QTest::newRow(kinds()[i].first.c_str()) << static_cast<int>(i);
    }
    MotionModulePtr module_of_row(int index) const
    {
        const auto& [kind, settings] = kinds()[static_cast<std::size_t>(index)];
        return make_module(kind, toy_shape(settings));
    }
    at::Tensor run(std::vector<MotionUse> further = {}) const
    {
        NetworkContext context;
        context.frame_count = 3;
        context.further = std::move(further);
        return m_unet->forward(m_latents, at::tensor({500.0F, 20.5F}), m_text, context);
    }

    std::unique_ptr<at::NoGradGuard> m_no_grad;
    std::shared_ptr<UNet> m_unet;
    at::Tensor m_latents;
    TextConditioning m_text;
};

void CustomModuleTest::initTestCase()
{
    m_no_grad = std::make_unique<at::NoGradGuard>();
    m_unet = std::make_shared<UNet>(toy_unet_config(), fp32);
    fill_deterministically(*m_unet);
    m_latents = sine_wave(0.05, {6, 4, 8, 10});
    m_text = m_unet->prepare_text(cosine_wave(0.03, {2, 7, 24}));
}

// Spelled out with Linear(H + C, H) on [features, time code], as it is published.
void CustomModuleTest::modulation_follows_its_formula()
{
    const auto module =
        make_module("timestep_modulated", toy_shape({{"hidden", "12"}, {"layers", "2"}}));
    const MotionSlot slot{MotionSlot::Part::down, 1, 0};
    const ModuleQuestion question = ask_module(*module, slot, 3, {4, 4}, fp32);
    const auto weights = module->network().named_parameters();
    const auto of = [&](const std::string& name) { return weights[slot_name(slot) + "." + name]; };

    const at::Tensor tokens = to_tokens(question.hidden);
    const at::Tensor times = (question.context.timesteps / 1000.0).unsqueeze(1);
    const at::Tensor code =
        at::linear(at::silu(at::linear(times, of("time_in.weight"), of("time_in.bias"))),
                   of("time_out.weight"), of("time_out.bias"));
    const at::Tensor codes =
        code.repeat_interleave(3, 0).unsqueeze(1).expand({6, tokens.size(1), 12});
    at::Tensor sum = at::zeros({6, tokens.size(1), 2 * tokens.size(2)});
    for (const std::string layer : {"layers.0.", "layers.1."}) {
        const at::Tensor weight =
            at::cat({of(layer + "features.weight"), of(layer + "time.weight")}, 1);
        const at::Tensor inner =
            at::silu(at::linear(at::cat({tokens, codes}, 2), weight, of(layer + "time.bias")));
        sum += at::linear(inner, of(layer + "proj_out.weight"), of(layer + "proj_out.bias"));
    }
    const auto parts = (sum / 2).chunk(2, 2);
    const at::Tensor expected = to_picture(tokens * (1 + parts[0]) + parts[1], 4, 4);
    QVERIFY(relative_difference(answer_of(*module, question), expected) < 1e-5);
}

void CustomModuleTest::a_context_follows_its_formula()
{
    const auto module = make_module(
        "low_rank_context", toy_shape({{"rank", "6"}, {"heads", "2"}, {"contexts", "a, b"}}));
    const MotionSlot slot{MotionSlot::Part::up, 0, 0};
    ModuleQuestion question = ask_module(*module, slot, 3, {4, 4}, fp32);
    question.context.context_shares = at::tensor({0.25, 0.75}).expand({3, 2}).to(at::kFloat);
    const auto weights = module->network().named_parameters();
    const auto of = [&](const std::string& name) { return weights[slot_name(slot) + "." + name]; };

    const at::Tensor tokens = to_tokens(question.hidden);
    const int64_t channels = tokens.size(2);
    const at::Tensor normed =
        at::layer_norm(tokens, {channels}, of("norm.weight"), of("norm.bias"));
    const at::Tensor input =
        normed + position_encoding(3, channels).to(at::kFloat).repeat({2, 1}).unsqueeze(1);
    std::vector<at::Tensor> branches;
    for (const at::Tensor& branch : input.chunk(2, 0)) {
        const auto qkv = at::linear(branch.transpose(0, 1), of("attn.to_qkv.weight")).chunk(3, 2);
        const auto heads = [](const at::Tensor& part) {
            return part.unflatten(2, {2, -1}).transpose(1, 2);
        };
        const double scale = 1.0 / std::sqrt(static_cast<double>(channels) / 2);
        const at::Tensor seen = at::matmul(
            (at::matmul(heads(qkv[0]), heads(qkv[1]).transpose(2, 3)) * scale).softmax(-1),
            heads(qkv[2]));
        branches.push_back(seen.transpose(1, 2).flatten(2).transpose(0, 1));
    }
    const at::Tensor attended =
        tokens
        + at::linear(at::cat(branches), of("attn.to_out.0.weight"), of("attn.to_out.0.bias"));
    const at::Tensor vector = 0.25 * weights["contexts.a"] + 0.75 * weights["contexts.b"];
    const auto parts =
        at::linear(vector, of("modulation.weight"), of("modulation.bias")).unsqueeze(1).chunk(2, 2);
    const at::Tensor expected = to_picture(attended * (1 + parts[0]) + parts[1], 4, 4);
    QVERIFY(relative_difference(answer_of(*module, question), expected) < 1e-5);
}

void CustomModuleTest::contexts_are_mixed_frame_by_frame()
{
    const auto module = make_module(
        "low_rank_context", toy_shape({{"rank", "6"}, {"heads", "2"}, {"contexts", "a, b"}}));
    QVERIFY((module->contexts() == std::vector<std::string>{"a", "b"}));
    const MotionSlot slot{MotionSlot::Part::down, 0, 0};
    ModuleQuestion question = ask_module(*module, slot, 3, {4, 4}, fp32);
    const auto with = [&](const std::vector<float>& shares) {
        question.context.context_shares = at::tensor(shares).view({3, 2});
        return answer_of(*module, question);
    };
    const at::Tensor first = with({1, 0, 1, 0, 1, 0}), second = with({0, 1, 0, 1, 0, 1});
    const at::Tensor turning = with({1, 0, 0.5, 0.5, 0, 1});
    QVERIFY(!at::equal(first, second));
    // Of both branches: the first frame has the first context, the last one the second.
    for (const int64_t branch : {0, 3}) {
        QVERIFY(relative_difference(turning[branch], first[branch]) < 1e-6);
        QVERIFY(relative_difference(turning[branch + 2], second[branch + 2]) < 1e-6);
        QVERIFY(
            relative_difference(turning[branch + 1], (first[branch + 1] + second[branch + 1]) / 2)
            < 1e-5);
    }
}

void CustomModuleTest::keeps_the_contract()
{
    QFETCH(const int, index);
    const auto module = module_of_row(index);
    const auto outcome = check_contract(*module, fp32, "a toy");
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());
    for (const int64_t frames : {1, 16, 32}) {
        const ModuleQuestion question =
            ask_module(*module, {MotionSlot::Part::down, 0, 0}, frames, {4, 4}, fp32);
        const at::Tensor answer = answer_of(*module, question);
        QVERIFY(answer.sizes() == question.hidden.sizes());
        QVERIFY(at::isfinite(answer).all().item<bool>());
        QVERIFY(relative_difference(second_branch_of(*module, question),
                                    answer.narrow(0, frames, frames))
                < 1e-5);
    }
}

void CustomModuleTest::a_new_one_changes_nothing()
{
    QFETCH(const int, index);
    const auto module = module_of_row(index);
    const at::Tensor before = run();
    QVERIFY(m_unet->attach_further({{module, {}, "a toy"}}));
    QVERIFY(!at::equal(run(), before));
    module->become_identity();
    QVERIFY(at::equal(run(), before));
    QVERIFY(m_unet->attach_further({}));
}

void CustomModuleTest::effect_blends_it_in()
{
    QFETCH(const int, index);
    const auto module = module_of_row(index);
    ModuleQuestion question = ask_module(*module, {MotionSlot::Part::down, 0, 0}, 3, {4, 4}, fp32);
    const at::Tensor whole = answer_of(*module, question);
    question.context.motion_effect = FrameValues({0, 0.25, 1}, fp32);
    const at::Tensor blended = answer_of(*module, question);
    QVERIFY(at::equal(blended[0], question.hidden[0]));
    QVERIFY(relative_difference(blended[4], 0.75 * question.hidden[4] + 0.25 * whole[4]) < 1e-5);
    QVERIFY(relative_difference(blended[5], whole[5]) < 1e-5);
}

void CustomModuleTest::grad_mode_leaves_the_input_alone()
{
    QFETCH(const int, index);
    const auto module = module_of_row(index);
    const auto question = ask_module(*module, {MotionSlot::Part::down, 0, 0}, 3, {4, 4}, fp32);
    const at::Tensor outside = answer_of(*module, question);
    const at::AutoGradMode grad_mode(true);
    const at::Tensor input = question.hidden.clone(at::MemoryFormat::ChannelsLast);
    const at::Tensor inside = module->forward(input, question.slot, question.context);
    QVERIFY(at::equal(input, question.hidden));
    QVERIFY(relative_difference(inside, outside) < 1e-5);
}

void CustomModuleTest::a_file_brings_it_back()
{
    QFETCH(const int, index);
    const auto& [kind, settings] = kinds()[static_cast<std::size_t>(index)];
    const MotionModuleShape shape = toy_shape(settings);
    const auto module = make_module(kind, shape);
    const QTemporaryDir folder;
    const auto file = open_motion_module_file(write_module(folder, kind, shape, *module));
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    QCOMPARE(kind_of(file.value()), kind);
    const auto loaded = load_motion_module(file.value(), fp32);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY(loaded.value()->slots() == module->slots());
    QVERIFY(loaded.value()->contexts() == module->contexts());
    for (const auto& [slot, channels] : module->slots()) {
        const ModuleQuestion question = ask_module(*module, slot, 3, {4, 4}, fp32);
        QVERIFY(at::equal(answer_of(*loaded.value(), question), answer_of(*module, question)));
    }
    // Where the model's own module belongs it is refused, by its name.
    const auto as_own = open_motion(file.value().path);
    QVERIFY(!as_own);
    QVERIFY2(as_own.error().message.find(kind) != std::string::npos,
             as_own.error().message.c_str());
}

void CustomModuleTest::attaching_and_detaching_leaves_the_base_as_it_was()
{
    const at::Tensor still = run();
    const auto own =
        std::make_shared<AnimateDiffMotionModule>(toy_motion_config(MotionVersion::v3), fp32);
    fill_motion_deterministically(*own);
    QVERIFY(m_unet->attach(own));
    const at::Tensor moving = run();
    std::vector<FurtherModule> stack{{own, {}, "itself"}};
    for (std::size_t i = 0; i < kinds().size(); ++i)
        stack.push_back({module_of_row(static_cast<int>(i)), {}, kinds()[i].first});
    QVERIFY(m_unet->attach_further(stack));
    QVERIFY(!at::equal(run(), moving));
    MotionUse without;
    without.effect = FrameValues({0, 0, 0}, fp32);
    QVERIFY(at::equal(run({without, without, without}), moving));
    QVERIFY(m_unet->attach_further({}));
    QVERIFY(at::equal(run(), moving));
    m_unet->detach_motion_module();
    QVERIFY(at::equal(run(), still));
}

void CustomModuleTest::works_in_its_blocks_alone()
{
    struct Recorder : ActivationObserver {
        void observe(const std::string& name, const at::Tensor&) override
        {
            if (name.ends_with("+1"))
                names.append(QString::fromStdString(name));
        }
        QStringList names;
    } recorder;
    NetworkContext context;
    context.frame_count = 3;
    context.observer = &recorder;
    QVERIFY(m_unet->attach_further(
        {{module_of_row(0), MotionBlocks::parse("mid, up.1").value(), "a toy"}}));
    m_unet->forward(m_latents, at::tensor({500.0F, 20.5F}), m_text, context);
    QCOMPARE(recorder.names.join(' '),
             QString("mid_block.motion_modules.0+1 up_blocks.1.motion_modules.0+1"
                     " up_blocks.1.motion_modules.1+1 up_blocks.1.motion_modules.2+1"));
    const auto nowhere = m_unet->attach_further(
        {{module_of_row(0), MotionBlocks::parse("down.7").value(), "a toy"}});
    QVERIFY(!nowhere);
    QVERIFY(nowhere.error().message.find("a toy fills no place") != std::string::npos);
    QVERIFY(m_unet->attach_further({}));
}

void CustomModuleTest::stands_behind_those_before_it()
{
    const auto first = module_of_row(0), second = module_of_row(1);
    QVERIFY(m_unet->attach_further({{first, {}, "first"}, {second, {}, "second"}}));
    const at::Tensor one_way = run();
    QVERIFY(m_unet->attach_further({{second, {}, "second"}, {first, {}, "first"}}));
    QVERIFY(!at::equal(run(), one_way));
    QVERIFY(m_unet->attach_further({}));
}

void CustomModuleTest::what_does_not_fit_is_refused()
{
    const QTemporaryDir folder;
    const auto outcome_of = [&](const MotionModuleShape& shape, MotionModule& module,
                                const std::string& without = {}) {
        const auto file = open_motion_module_file(
            write_module(folder, "timestep_modulated", shape, module, without));
        const auto loaded = file ? load_motion_module(file.value(), fp32) : file.error();
        return loaded ? std::string() : loaded.error().message;
    };
    const ModuleSettings settings{{"hidden", "12"}, {"layers", "2"}};
    const MotionModuleShape shape = toy_shape(settings);
    const auto module = make_module("timestep_modulated", shape);
    QCOMPARE(outcome_of(shape, *module), std::string());
    const auto has = [](const std::string& text, const std::string& part) {
        return text.find("module.safetensors") != std::string::npos
               && text.find(part) != std::string::npos;
    };
    std::string text = outcome_of(shape, *module, "up_blocks.1.motion_modules.0.");
    QVERIFY2(has(text, "up_blocks.1.motion_modules.0"), text.c_str());
    MotionModuleShape other = shape;
    other.settings["hidden"] = "many";
    text = outcome_of(other, *module);
    QVERIFY2(has(text, "\"hidden\" of the motion module is \"many\""), text.c_str());

    const auto wide =
        std::make_shared<AnimateDiffMotionModule>(MotionModuleConfig(), fp32.device(at::kMeta));
    const auto misfit = m_unet->attach_further({{wide, {}, "wide.safetensors"}});
    QVERIFY(!misfit);
    QVERIFY2(misfit.error().message.find("wide.safetensors has 320 channels at \"down_blocks.0")
                 != std::string::npos,
             misfit.error().message.c_str());

    module->network().named_parameters()["mid_block.motion_modules.0.time_out.bias"].fill_(NAN);
    text = outcome_of(shape, *module);
    QVERIFY2(has(text, "\"mid_block.motion_modules.0\" it gives NaN"), text.c_str());
}

QTEST_APPLESS_MAIN(CustomModuleTest)
#include "custom_module_test.moc"
