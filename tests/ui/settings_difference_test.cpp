// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/document/settings_difference.h"

using namespace flipbook;
using namespace flipbook::ui;

class SettingsDifferenceTest final : public QObject {
    Q_OBJECT

    static QStringList names(const std::vector<SettingDifference>& differences)
    {
        QStringList names;
        for (const SettingDifference& difference : differences)
            names.append(difference.name);
        return names;
    }

private Q_SLOTS:
    void equal_requests_have_none()
    {
        GenerationRequest request;
        request.prompt.positive = "a boat";
        QVERIFY(settings_difference(request, request).empty());
    }

    void what_differs_is_named_in_order()
    {
        GenerationRequest first, second;
        second.sampling.steps = 12;
        second.prompt.positive = "a boat";
        second.motion.scale = 1.3;
        second.context.closed_loop = true;
        const auto differences = settings_difference(first, second);
        QCOMPARE(names(differences),
                 (QStringList{QStringLiteral("Prompt"), QStringLiteral("Motion scale"),
                              QStringLiteral("Steps"), QStringLiteral("Closed loop")}));
        QCOMPARE(differences[2].first, QStringLiteral("25"));
        QCOMPARE(differences[2].second, QStringLiteral("12"));
        QCOMPARE(differences[3].second, QStringLiteral("yes"));
    }

    void models_are_told_by_their_names()
    {
        GenerationRequest first;
        first.checkpoint = "/models/sea.safetensors";
        GenerationRequest second = first;
        second.checkpoint = "/models/land.safetensors";
        second.motion.source = MotionSource::file;
        second.motion.module = "/models/mm-v3.safetensors";
        auto differences = settings_difference(first, second);
        QCOMPARE(differences.size(), 2U);
        QCOMPARE(differences[0].second, QStringLiteral("land.safetensors"));
        QCOMPARE(differences[1].first, QStringLiteral("The model's own"));
        QCOMPARE(differences[1].second, QStringLiteral("mm-v3.safetensors"));
        first.motion.source = MotionSource::none;
        differences = settings_difference(first, second);
        QCOMPARE(names(differences),
                 (QStringList{QStringLiteral("Checkpoint"), QStringLiteral("Motion module")}));
        QCOMPARE(differences[1].first, QStringLiteral("None: still pictures"));

        second = first;
        second.checkpoint = "/others/sea.safetensors";
        differences = settings_difference(first, second);
        QCOMPARE(differences[0].first, QStringLiteral("/models/sea.safetensors"));
        QCOMPARE(differences[0].second, QStringLiteral("/others/sea.safetensors"));
    }

    void neighbouring_seeds_of_64_bits_differ()
    {
        GenerationRequest first, second;
        first.sampling.seed = 13214918285578813246U;
        second.sampling.seed = 13214918285578813247U;
        const auto differences = settings_difference(first, second);
        QCOMPARE(names(differences), QStringList{QStringLiteral("Seed")});
        QCOMPARE(differences[0].first, QStringLiteral("13214918285578813246"));
        QCOMPARE(differences[0].second, QStringLiteral("13214918285578813247"));
    }

    void files_are_named_with_their_strengths()
    {
        GenerationRequest first, second;
        second.motion_loras.push_back({"/models/pan_left.safetensors", 0.75});
        const auto differences = settings_difference(first, second);
        QCOMPARE(names(differences), QStringList{QStringLiteral("Motion LoRAs")});
        QCOMPARE(differences[0].first, QString());
        QCOMPARE(differences[0].second,
                 QStringLiteral("pan_left %1").arg(QLocale().toString(0.75)));
    }

    void every_setting_has_a_name()
    {
        GenerationRequest first, second;
        second.context.stride = 3;
        second.checkpoint_weights = CheckpointWeights::ema;
        QCOMPARE(names(settings_difference(first, second)),
                 (QStringList{QStringLiteral("Weights of the checkpoint"),
                              QStringLiteral("Context stride")}));
    }
};

QTEST_GUILESS_MAIN(SettingsDifferenceTest)
#include "settings_difference_test.moc"
