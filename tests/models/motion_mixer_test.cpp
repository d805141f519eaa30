// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "flipbook/mixing.h"
#include "models/adapter_names.h"
#include "models/mix_shares.h"
#include "models/motion_weights.h"
#include "tensor_files.h"

namespace flipbook {

class MotionMixerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path_of(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

    MixRequest request(const char* second = "mm-v3.safetensors") const
    {
        MixRequest request;
        request.first = test_data("mm-v1.safetensors");
        request.second = test_data(second);
        request.output = path_of("mixed.safetensors");
        request.overwrite = true;
        return request;
    }

private Q_SLOTS:
    void shares_name_places_and_the_last_counts();
    void wrong_shares_are_quoted_data();
    void wrong_shares_are_quoted();
    void a_blend_lies_between_both();
    void all_of_one_is_that_one_bit_by_bit();
    void layouts_may_differ();
    void a_difference_makes_one_of_the_other();
    void a_low_rank_holds_less();
    void modules_that_differ_in_kind_are_refused();
    void an_input_is_never_overwritten();
};

void MotionMixerTest::shares_name_places_and_the_last_counts()
{
    const std::string key = "up_blocks.1.motion_modules.0.transformer_blocks.0.";
    const auto shares = MixShares::parse("0.3, up:0.8, up.1/attention: 1, norms:-0.5");
    QVERIFY(shares.has_value());
    QCOMPARE(shares.value().at(key + "attn1.to_q.weight"), 1.0);
    QCOMPARE(shares.value().at(key + "ff.net.2.weight"), 0.8);
    QCOMPARE(shares.value().at(key + "norm1.weight"), -0.5);
    QCOMPARE(
        shares.value().at("up_blocks.2.motion_modules.0.transformer_blocks.0.attn1.to_q.weight"),
        0.8);
    QCOMPARE(shares.value().at("down_blocks.0.motion_modules.0.proj_in.weight"), 0.3);
    QCOMPARE(MixShares::parse("down:1").value().at("mid_block.motion_modules.0.proj_in.weight"),
             0.0);
}

void MotionMixerTest::wrong_shares_are_quoted_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "half", "up:", "up:much", "sideways:1", "up/legs:1", "0.5,", "nan"})
        QTest::addRow("%s", text) << text;
}

void MotionMixerTest::wrong_shares_are_quoted()
{
    QFETCH(QString, text);
    const auto shares = MixShares::parse(text.toStdString());
    QVERIFY(!shares);
    QCOMPARE(shares.error().code, ErrorCode::invalid_request);
}

void MotionMixerTest::a_blend_lies_between_both()
{
    MixRequest wanted = request();
    wanted.shares = "0.25, up:0";
    const auto report = mix_motion_modules(wanted);
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    const Weights mixed = open_motion(wanted.output).value().weights;
    const Weights first = open_motion(wanted.first).value().weights;
    const Weights second = open_motion(wanted.second).value().weights;
    QCOMPARE(mixed.size(), first.size());
    for (const std::string& name : first.names()) {
        const double share = name.starts_with("up") ? 0 : 0.25;
        const at::Tensor expected = (first.view(name).to(at::kDouble) * (1 - share)
                                     + second.view(name).to(at::kDouble) * share)
                                        .to(mixed.view(name).scalar_type());
        QVERIFY2(at::equal(mixed.view(name), expected), name.c_str());
    }
}

void MotionMixerTest::all_of_one_is_that_one_bit_by_bit()
{
    for (const char* share : {"0", "1"}) {
        MixRequest wanted = request();
        wanted.shares = share;
        QVERIFY(mix_motion_modules(wanted));
        const Weights mixed = open_motion(wanted.output).value().weights;
        const Weights whole =
            open_motion(share == std::string("0") ? wanted.first : wanted.second).value().weights;
        for (const std::string& name : whole.names())
            QVERIFY2(
                at::equal(mixed.view(name), whole.view(name).to(mixed.view(name).scalar_type())),
                name.c_str());
    }
}

void MotionMixerTest::layouts_may_differ()
{
    MixRequest wanted = request();
    wanted.first = test_data("mm-v2.safetensors");
    wanted.second = test_data("mm-v2-diffusers");
    const auto report = mix_motion_modules(wanted);
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    const Weights mixed = Weights::open(wanted.output).value();
    const Weights first = Weights::open(wanted.first).value();
    QVERIFY(mixed.names() == first.names());  // Position tables, too.
    for (const std::string& name : first.names())
        QVERIFY(at::equal(mixed.view(name), first.view(name).to(mixed.view(name).scalar_type())));
}

void MotionMixerTest::a_difference_makes_one_of_the_other()
{
    MixRequest wanted = request();
    wanted.difference_rank = 64;  // All there is.
    const auto report = mix_motion_modules(wanted);
    QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
    QVERIFY(report.value().notices.at(0).find("100 %") != std::string::npos);
    const Weights lora = Weights::open(wanted.output).value();
    const Weights first = open_motion(wanted.first).value().weights;
    const Weights second = open_motion(wanted.second).value().weights;
    int layers = 0;
    for (const std::string& name : first.names()) {
        if (name.find(".attn") == std::string::npos || name.find(".to_") == std::string::npos
            || !name.ends_with(".weight"))
            continue;
        const std::string layer = hub_lora_name(name.substr(0, name.size() - 7));
        const at::Tensor change = lora.view(layer + ".up.weight")
                                      .to(at::kDouble)
                                      .matmul(lora.view(layer + ".down.weight").to(at::kDouble));
        const at::Tensor expected =
            second.view(name).to(at::kDouble) - first.view(name).to(at::kDouble);
        // The factors are fp16: eleven bits each, sums of at most 64.
        QVERIFY2(at::allclose(change, expected, 0, 4e-3), name.c_str());
        ++layers;
    }
    QCOMPARE(lora.size(), static_cast<std::size_t>(2 * layers));
}

void MotionMixerTest::a_low_rank_holds_less()
{
    MixRequest wanted = request();
    wanted.difference_rank = 2;
    const auto report = mix_motion_modules(wanted);
    QVERIFY(report.has_value());
    QVERIFY(report.value().notices.at(0).find("rank 2 holds") != std::string::npos);
    const Weights lora = Weights::open(wanted.output).value();
    for (const std::string& name : lora.names())
        QCOMPARE(lora.shape(name)[name.ends_with("down.weight") ? 0 : 1], std::int64_t{2});
}

void MotionMixerTest::modules_that_differ_in_kind_are_refused()
{
    const auto other_shape = mix_motion_modules(request("mm-v2.safetensors"));
    QVERIFY(!other_shape);
    QCOMPARE(other_shape.error().code, ErrorCode::unsupported_format);
    const auto no_module =
        mix_motion_modules(request("tiny-sd15/unet/diffusion_pytorch_model.safetensors"));
    QVERIFY(!no_module);
    QVERIFY(!std::filesystem::exists(path_of("other.safetensors")));
}

void MotionMixerTest::an_input_is_never_overwritten()
{
    MixRequest wanted = request();
    const auto copy = path_of("copy.safetensors");
    std::filesystem::copy_file(wanted.first, copy);
    wanted.first = copy;
    wanted.output = copy;
    const auto outcome = mix_motion_modules(wanted);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
}

}  // namespace flipbook

QTEST_GUILESS_MAIN(flipbook::MotionMixerTest)
#include "motion_mixer_test.moc"
