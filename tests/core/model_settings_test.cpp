// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/model_settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flipbook;

// The file flipbook.json of a model's folder.
class ModelSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_model_without_the_file_changes_nothing();
    void what_the_file_says_becomes_the_default();
    void words_are_found_as_whole_words();
    void a_wrong_value_is_told_by_its_key_data();
    void a_wrong_value_is_told_by_its_key();
};

namespace {

Result<ModelSettings> settings_of(const QByteArray& json)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("flipbook.json"));
    if (file.open(QIODevice::WriteOnly))
        file.write(json);
    file.close();
    return read_model_settings(folder.path().toStdString());
}

}  // namespace

void ModelSettingsTest::a_model_without_the_file_changes_nothing()
{
    const auto settings = read_model_settings("nowhere");
    QVERIFY(settings);
    GenerationRequest request;
    apply_model_settings(settings.value(), request);
    QVERIFY(request == GenerationRequest());
    QVERIFY(has_known_word(settings.value(), "anything"));
}

void ModelSettingsTest::what_the_file_says_becomes_the_default()
{
    const auto settings = settings_of(R"({"frame_count": 12, "frame_rate": 10,
        "sampling": {"scheduler": "euler", "schedule": "karras", "steps": 20,
                     "guidance_scale": 3},
        "preview": {"factors": [[1, 2, 3], [4, 5, 6]], "bias": [0.5, 0, -1]},
        "later": {"unknown": true}})");
    QVERIFY2(settings, settings ? "" : settings.error().message.c_str());
    GenerationRequest request;
    apply_model_settings(settings.value(), request);
    QCOMPARE(request.frame_count, 12);
    QCOMPARE(request.frame_rate, 10);
    QCOMPARE(request.sampling.scheduler, std::string("euler"));
    QCOMPARE(request.sampling.schedule, SigmaSchedule::karras);
    QCOMPARE(request.sampling.steps, 20);
    QCOMPARE(request.sampling.guidance_scale, 3.0);
    QCOMPARE(settings.value().preview_factors.at(1).at(2), 6.0);
    QCOMPARE(settings.value().preview_bias.at(2), -1.0);
}

void ModelSettingsTest::words_are_found_as_whole_words()
{
    const auto settings =
        settings_of(R"({"words": {"objects": ["cat"], "motions": ["moving left"]}})");
    QVERIFY(settings);
    QVERIFY(has_known_word(settings.value(), "A CAT!"));
    QVERIFY(has_known_word(settings.value(), "concatenated cats, moving left"));
    QVERIFY(!has_known_word(settings.value(), "concatenated cats"));
    QVERIFY(!has_known_word(settings.value(), ""));
}

void ModelSettingsTest::a_wrong_value_is_told_by_its_key_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("key");
    const auto row = [](const char* json, const char* key) {
        QTest::newRow(json) << QByteArray(json) << QString(key);
    };
    row("[]", "not a JSON object");
    row(R"({"frame_count": 0})", "\"frame_count\"");
    row(R"({"sampling": {"steps": "many"}})", "\"steps\"");
    row(R"({"sampling": {"schedule": "odd"}})", "odd");
    row(R"({"preview": {"factors": [[1, 2]]}})", "\"factors\"");
    row(R"({"words": {"objects": [1]}})", "\"objects\"");
}

void ModelSettingsTest::a_wrong_value_is_told_by_its_key()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, key);
    const auto settings = settings_of(json);
    QVERIFY(!settings);
    QVERIFY2(settings.error().message.find(key.toStdString()) != std::string::npos,
             settings.error().message.c_str());
}

QTEST_APPLESS_MAIN(ModelSettingsTest)
#include "model_settings_test.moc"
