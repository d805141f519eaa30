// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "program.h"

// Looks inside a tiny model.
class CheckTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_module_is_looked_at();
    void layers_are_listed_in_their_order();
    void a_clip_is_the_same_twice_and_finite();
    void memory_is_told_layer_by_layer();
    void recordings_are_compared();
    void weights_are_listed_and_counted();
    void activations_are_listed_by_step();
    void attention_goes_into_files();
    void what_is_wrong_is_told();

private:
    static QStringList tiny(const char* what, const QStringList& more = {})
    {
        QStringList arguments = small_clip();
        arguments.removeFirst();
        arguments.removeLast();  // --threads 1
        arguments.removeLast();
        return QStringList{"check", what} + arguments + QStringList{"--precision", "fp32"} + more;
    }
    static QJsonObject report_of(const QStringList& arguments, const QString& folder = ".")
    {
        const ProgramRun run = run_program(folder, arguments + QStringList{"--json"});
        if (run.status != 0)
            qWarning("%s", run.people.constData());
        return run.objects().last();
    }
};

void CheckTest::a_module_is_looked_at()
{
    const QStringList arguments{"check",    "module", test_data("mm-v3.safetensors"),
                                "--device", "cpu",    "--precision",
                                "fp32"};
    const QJsonObject report = report_of(arguments);
    const QJsonObject module = report["module"].toArray().at(0).toObject();
    QCOMPARE(module["kind"].toString(), QString("animatediff"));
    QCOMPARE(module["slots"].toInt(), 20);
    QCOMPARE(report["contract"].toArray().size(), 5);
    for (const QJsonValue& row : report["contract"].toArray())
        QVERIFY2(row["kept"].toBool(), qPrintable(row["property"].toString()));
    QCOMPARE(report["frames"].toArray().size(), 3);
    QVERIFY(report["frames"].toArray().at(1)["change"].toDouble() > 0.01);
    for (const QJsonValue& row : report["cost"].toArray()) {
        QVERIFY(row["milliseconds"].toDouble() > 0);
        QVERIFY(row["bytes"].toDouble() > 0);
        QCOMPARE(row["latents"].toString(), QString("32x32"));
    }
    const auto sized = run_program(".", arguments + QStringList{"--width", "96", "--height", "64"});
    QVERIFY2(sized.results.contains("  96  "), sized.results.constData());
    QVERIFY(sized.results.contains("12x8"));
}

void CheckTest::layers_are_listed_in_their_order()
{
    const QJsonArray layers = report_of(tiny("shapes"))["layers"].toArray();
    QVERIFY(layers.size() > 60);
    QCOMPARE(layers.first()["layer"].toString(), QString("conv_in"));
    QCOMPARE(layers.first()["shape"].toString(), QString("[4, 32, 12, 12]"));
    QCOMPARE(layers.last()["layer"].toString(), QString("conv_out"));
    QVERIFY(run_program(".", tiny("shapes")).results.contains("[4, 32, 12, 12]  Float"));
}

void CheckTest::a_clip_is_the_same_twice_and_finite()
{
    const QJsonArray rows = report_of(tiny("determinism"))["determinism"].toArray();
    QVERIFY(rows.at(0)["deterministic"].toBool());
    QVERIFY(rows.at(0)["activations"].toInt() > 120);
    const QJsonObject anomalies = report_of(tiny("anomalies"));
    QVERIFY(anomalies["heard"].toArray().at(0)["all_finite"].toBool());
    QVERIFY(anomalies["anomalies"].toArray().isEmpty());
}

void CheckTest::memory_is_told_layer_by_layer()
{
    const QJsonArray rows = report_of(tiny("memory"))["memory"].toArray();
    QCOMPARE(rows.first()["where"].toString(), QString("load, encode"));
    QCOMPARE(rows.at(1)["where"].toString(), QString("conv_in"));
    for (const QJsonValue& row : rows)
        QVERIFY(row["peak_bytes"].toDouble() >= row["allocated_bytes"].toDouble());
    QVERIFY(rows.first()["allocated_bytes"].toDouble() > 0);
}

void CheckTest::recordings_are_compared()
{
    const QTemporaryDir folder;
    for (const char* name : {"a", "b"})
        QCOMPARE(report_of(tiny("record", {"--out", QString(name) + ".safetensors", "--whole",
                                           "--layers", "conv_in,mid_block"}),
                           folder.path())["recording"]
                     .toArray()
                     .at(0)["activations"]
                     .toInt(),
                 8);
    QCOMPARE(run_program(folder.path(), tiny("record", {"--out", "c.safetensors", "--seed", "8"}))
                 .status,
             0);
    QCOMPARE(run_program(folder.path(), tiny("record", {"--out", "d.safetensors", "--seed", "9"}))
                 .status,
             0);
    QCOMPARE(
        run_program(folder.path(), {"check", "compare", "a.safetensors", "b.safetensors"}).status,
        0);
    const ProgramRun apart =
        run_program(folder.path(), {"check", "compare", "c.safetensors", "d.safetensors"});
    QCOMPARE(apart.status, 1);
    QVERIFY2(apart.reason().contains("The first that departs is 1/1/conv_in"), apart.reason());
}

void CheckTest::weights_are_listed_and_counted()
{
    const QJsonObject report = report_of(tiny("weights", {"--layers", "vae/decoder.conv_out"}));
    QVERIFY(report["tensors"].toArray().size() > 300);
    const QJsonArray counts = report["histogram"].toArray();
    QCOMPARE(counts.size(), qsizetype(2 * 64));  // Weight and bias.
    QCOMPARE(counts.first()["part"].toString(), QString("vae"));
    QVERIFY(counts.first()["from"].toDouble() < counts.first()["to"].toDouble());
}

void CheckTest::activations_are_listed_by_step()
{
    const QJsonObject report = report_of(tiny("activations", {"--steps", "2"}));
    const QJsonArray rows = report["activations"].toArray();
    QCOMPARE(rows.first()["step"].toInt(), 1);
    QCOMPARE(rows.last()["step"].toInt(), 2);
    QVERIFY(!report["heads"].toArray().isEmpty());
}

void CheckTest::attention_goes_into_files()
{
    const QTemporaryDir folder;
    const QJsonArray heads =
        report_of(tiny("attention", {"--out", "maps", "--steps", "1"}), folder.path())["heads"]
            .toArray();
    QVERIFY(!heads.isEmpty());
    for (qsizetype i = 1; i < heads.size(); ++i)
        QVERIFY(heads.at(i)["distance"].toDouble() <= heads.at(i - 1)["distance"].toDouble());
    QCOMPARE(names_in(folder.filePath("maps")).size(), 2 * heads.size());
    // Two frames: each row of the map sums to one.
    const QByteArray map =
        file_bytes(folder.filePath("maps/down_blocks.0.motion_modules.0.attn1.head0.step1.csv"));
    const QList<QByteArray> row = map.split('\n').first().split(',');
    QCOMPARE(row.size(), qsizetype(2));
    QVERIFY(std::abs(row.at(0).toDouble() + row.at(1).toDouble() - 1) < 1e-4);
}

void CheckTest::what_is_wrong_is_told()
{
    const auto reason = [](const QStringList& arguments) {
        return run_program(".", QStringList{"check"} + arguments).reason();
    };
    QVERIFY(reason({"nothing"}).contains("gradients, module, shapes"));
    QVERIFY(reason({"module"}).contains("takes 1 file, and 0 were given"));
    QVERIFY(reason({"module", test_data("odd/flux-like.safetensors")}).contains("FLUX"));
    QVERIFY(reason(tiny("record").mid(1)).contains("output was needed"));
    QVERIFY(reason({"compare", test_data("mm-v3.safetensors"), test_data("mm-v2.safetensors")})
                .contains("is no recording"));
}

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
