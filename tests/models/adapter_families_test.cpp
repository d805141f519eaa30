// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/adapter_families.h"

#include <QTest>

#include "models/adapter_names.h"
#include "tensor_files.h"

using namespace flipbook;

namespace {

// The weight after the file's one layer, "x", has changed it. Undefined where the file's shapes
// contradict each other or are not the weight's.
at::Tensor changed(const TensorMap& tensors, double strength, at::Tensor weight,
                   const std::string& leaf = "weight")
{
    const QTemporaryDir folder;
    TensorMap named;
    AdapterRoles roles;
    for (const auto& [ending, tensor] : tensors) {
        named["x." + ending] = tensor.contiguous();
        roles[parse_adapter_name("x." + ending)->role] = "x." + ending;
    }
    if (!write_tensors(path_of(folder) / "x.safetensors", named))
        return {};
    const auto file = Weights::open(path_of(folder) / "x.safetensors");
    const AdapterTensors read(file.value(), roles, at::kCPU);
    for (const AdapterFamily* family : families_of(roles)) {
        if (family->leaf != leaf)
            continue;
        if (!family->shape(read))
            return {};
        change_weight(*family, read, strength, weight);
        return weight;
    }
    return {};
}

at::Tensor numbers(at::IntArrayRef shape, double step)
{
    return (at::arange(c10::multiply_integers(shape), at::kFloat) * step).sin().view(shape);
}

}  // namespace

// The formulas that no fixture holds, each against its definition written out.
class AdapterFamiliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_mid_convolution_joins_the_ranks();
    void a_convolution_need_not_lie_in_order();
    void ia3_scales_inputs_or_outputs();
    void differences_are_added_to_weight_and_bias();
    void a_replacement_is_approached();
    void dora_sets_the_norms_data();
    void dora_sets_the_norms();
    void tucker_factors_are_those_of_lycoris();
};

void AdapterFamiliesTest::a_mid_convolution_joins_the_ranks()
{
    const auto up = numbers({5, 2, 1, 1}, 0.3), mid = numbers({2, 3, 3, 3}, 0.7);
    const auto down = numbers({3, 4, 1, 1}, 0.5);
    const auto weight = numbers({5, 4, 3, 3}, 0.1);
    auto expected = weight.clone();
    for (int64_t a = 0; a < 2; ++a)
        for (int64_t b = 0; b < 3; ++b)
            expected +=
                0.5 * (1.5 / 3)
                * at::einsum("o, i, h w -> o i h w",
                             {up.select(1, a).flatten(), down.select(0, b).flatten(), mid[a][b]});
    const auto actual = changed({{"lora_up.weight", up},
                                 {"lora_mid.weight", mid},
                                 {"lora_down.weight", down},
                                 {"alpha", at::full({}, 1.5)}},
                                0.5, weight.clone());
    QVERIFY(relative_difference(actual, expected) < 1e-6);
}

void AdapterFamiliesTest::a_convolution_need_not_lie_in_order()
{
    const auto up = numbers({5, 2, 1, 1}, 0.3), down = numbers({2, 4, 3, 3}, 0.5);
    const auto weight = numbers({5, 4, 3, 3}, 0.1);
    const TensorMap tensors{{"lora_up.weight", up}, {"lora_down.weight", down}};
    const auto in_order = changed(tensors, 1.0, weight.clone());
    const auto channels_last =
        changed(tensors, 1.0, weight.clone().contiguous(at::MemoryFormat::ChannelsLast));
    const auto expected = weight + at::mm(up.flatten(1), down.flatten(1)).view({5, 4, 3, 3});
    QVERIFY(relative_difference(in_order, expected) < 1e-6);
    QVERIFY(relative_difference(channels_last, expected) < 1e-6);
}

void AdapterFamiliesTest::ia3_scales_inputs_or_outputs()
{
    const auto weight = numbers({3, 4}, 0.4);
    const auto inputs = numbers({4}, 0.9), outputs = numbers({3}, 0.9);
    const auto by_input =
        changed({{"weight", inputs}, {"on_input", at::ones({})}}, 2.0, weight.clone());
    QVERIFY(relative_difference(by_input, weight * (1 + 2 * inputs)) < 1e-6);
    const auto by_output =
        changed({{"weight", outputs}, {"on_input", at::zeros({})}}, 2.0, weight.clone());
    QVERIFY(relative_difference(by_output, weight * (1 + 2 * outputs.view({3, 1}))) < 1e-6);
}

void AdapterFamiliesTest::differences_are_added_to_weight_and_bias()
{
    const auto weight = numbers({3, 4}, 0.4), bias = numbers({3}, 0.2);
    const TensorMap full{{"diff", numbers({3, 4}, 0.6)}, {"diff_b", numbers({3}, 0.8)}};
    QVERIFY(at::equal(changed(full, -1.0, weight.clone()), weight - full.at("diff")));
    QVERIFY(at::equal(changed(full, -1.0, bias.clone(), "bias"), bias - full.at("diff_b")));
    const TensorMap norm{{"w_norm", numbers({3}, 0.6)}, {"b_norm", numbers({3}, 0.8)}};
    QVERIFY(at::equal(changed(norm, 1.0, bias.clone()), bias + norm.at("w_norm")));
    QVERIFY(at::equal(changed(norm, 1.0, bias.clone(), "bias"), bias + norm.at("b_norm")));
}

void AdapterFamiliesTest::a_replacement_is_approached()
{
    const auto weight = numbers({3, 4}, 0.4), other = numbers({3, 4}, 0.6);
    QVERIFY(at::equal(changed({{"set_weight", other}}, 1.0, weight.clone()), other));
    QVERIFY(relative_difference(changed({{"set_weight", other}}, 0.25, weight.clone()),
                                0.75 * weight + 0.25 * other)
            < 1e-6);
}

void AdapterFamiliesTest::dora_sets_the_norms_data()
{
    QTest::addColumn<bool>("per_output");
    QTest::newRow("per output") << true;
    QTest::newRow("per input") << false;
}

void AdapterFamiliesTest::dora_sets_the_norms()
{
    QFETCH(const bool, per_output);
    const auto weight = numbers({3, 4}, 0.4);
    const auto up = numbers({3, 1}, 0.3), down = numbers({1, 4}, 0.5);
    const auto magnitude = per_output ? numbers({3, 1}, 0.7) + 2 : numbers({1, 4}, 0.7) + 2;
    const TensorMap tensors{
        {"lora_up.weight", up}, {"lora_down.weight", down}, {"dora_scale", magnitude}};
    const auto whole = changed(tensors, 1.0, weight.clone());
    const auto norms = whole.square().sum(per_output ? 1 : 0, true).sqrt();
    QVERIFY(relative_difference(norms, magnitude) < 1e-6);
    const auto direction = weight + at::mm(up, down);
    QVERIFY(
        relative_difference(whole, magnitude * direction
                                       / direction.square().sum(per_output ? 1 : 0, true).sqrt())
        < 1e-6);
    const auto half = changed(tensors, 0.5, weight.clone());
    QVERIFY(relative_difference(half, (weight + whole) / 2) < 1e-6);
}

void AdapterFamiliesTest::tucker_factors_are_those_of_lycoris()
{
    const auto weight = numbers({4, 6, 3, 3}, 0.2);
    const auto core = numbers({2, 2, 3, 3}, 0.9), out = numbers({2, 4}, 0.4),
               in = numbers({2, 6}, 0.6);
    const auto factor = at::einsum("i j k l, j r, i p -> p r k l", {core, in, out});
    const auto loha = changed({{"hada_w1_a", out},
                               {"hada_w1_b", in},
                               {"hada_w2_a", out},
                               {"hada_w2_b", in},
                               {"hada_t1", core},
                               {"hada_t2", core},
                               {"alpha", at::full({}, 1.0)}},
                              1.0, weight.clone());
    QVERIFY(relative_difference(loha, weight + factor * factor / 2) < 1e-6);

    const auto small = numbers({2, 3}, 0.8), w2_out = numbers({2, 2}, 0.4),
               w2_in = numbers({2, 2}, 0.6);
    const auto second = at::einsum("i j k l, j r, i p -> p r k l", {core, w2_in, w2_out});
    const auto lokr = changed({{"lokr_w1", small},
                               {"lokr_w2_a", w2_out},
                               {"lokr_w2_b", w2_in},
                               {"lokr_t2", core},
                               {"alpha", at::full({}, 1.0)}},
                              1.0, weight.clone());
    QVERIFY(relative_difference(
                lokr, weight + at::kron(small.view({2, 3, 1, 1}), second.contiguous()) / 2)
            < 1e-6);
}

QTEST_APPLESS_MAIN(AdapterFamiliesTest)
#include "adapter_families_test.moc"
