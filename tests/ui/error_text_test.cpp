// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>
#include <cerrno>
#include <functional>
#include <system_error>

#include "flipbook/memory_shortage.h"
#include "flipbook/model_catalog.h"
#include "flipbook/prompt_travel.h"
#include "flipbook/recipe.h"
#include "flipbook/recipe_file.h"
#include "flipbook/schedule_preview.h"
#include "flipbook/wildcards.h"
#include "ui/document/path_text.h"
#include "ui/errors/engine_sentences.h"
#include "ui/errors/error_text.h"
#include "ui/jobs/generation_job.h"
#include "ui/jobs/job_text.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

const QString source_folder = QStringLiteral(FLIPBOOK_TEST_DATA "/../..");

// A language of these words, and while it lives that of the program.
class Language final : public QTranslator {
public:
    explicit Language(QHash<QString, QString> words) : m_words(std::move(words))
    {
        QCoreApplication::installTranslator(this);
    }
    ~Language() override { QCoreApplication::removeTranslator(this); }

    bool isEmpty() const override { return false; }

    QString translate(const char*, const char* source, const char*, int) const override
    {
        return m_words.value(QString::fromUtf8(source));
    }

private:
    QHash<QString, QString> m_words;
};

QList<Shape> all_of(std::initializer_list<std::span<const Shape>> tables)
{
    QList<Shape> shapes;
    for (const auto& table : tables)
        shapes.append(QList<Shape>(table.begin(), table.end()));
    return shapes;
}

QList<Shape> all_sentences()
{
    return all_of({request_sentences(), model_sentences(), file_sentences()});
}

QList<Shape> all_parts()
{
    return all_of({sentence_parts(), system_reasons()});
}

QString words_of(const Shape& shape)
{
    return QString::fromUtf8(shape.words);
}

// Of which a translation can be told from the English.
Language marked_language()
{
    QHash<QString, QString> words;
    for (const Shape& shape : all_sentences() + all_parts())
        words[words_of(shape)] = QStringLiteral("«%1»").arg(words_of(shape));
    return Language(std::move(words));
}

// With something in every place that is no word of the engine.
QString filled(QString words)
{
    return words.replace(QRegularExpression(QStringLiteral("%(\\d)")), QStringLiteral("q\\1"));
}

// What stands in quotes in the code of a file, all of it in a row: a sentence that goes on behind
// a value or on the next line is whole again.
QString literals_of(const QString& path)
{
    static const QRegularExpression token(
        QStringLiteral(R"re(//.*$|^\s*#include.*$|'(?:[^'\\]|\\.)'|"((?:[^"\\]|\\.)*)")re"),
        QRegularExpression::MultilineOption);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text;
    auto tokens = token.globalMatch(QString::fromUtf8(file.readAll()));
    while (tokens.hasNext())
        text += tokens.next().captured(1);
    return text.replace(QLatin1String("\\\""), QLatin1String("\""));
}

// Of the engine, of the program that loads it, and of presets, which are told in its manner.
QStringList literals_of_all()
{
    QStringList files;
    for (const char* folder : {"engine", "app/window", "ui/document"}) {
        QDirIterator walk(source_folder + QLatin1Char('/') + QLatin1String(folder),
                          {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext())
            files << literals_of(walk.next());
    }
    return files;
}

bool is_built_in(const QString& literals, const QString& words)
{
    static const QRegularExpression place(QStringLiteral("%\\d"));
    const QStringList between = words.split(place);
    return std::all_of(between.begin(), between.end(),
                       [&literals](const QString& part) { return literals.contains(part); });
}

QString write(const QTemporaryDir& folder, const char* name, const QByteArray& content)
{
    const QString path = folder.filePath(QLatin1String(name));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                    : QString();
}

GenerationRequest request_with(const std::function<void(GenerationRequest&)>& change)
{
    GenerationRequest request;
    request.checkpoint = "model";
    change(request);
    return request;
}

}  // namespace

class ErrorTextTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void every_shape_is_one_that_the_engine_builds()
    {
        const QStringList files = literals_of_all();
        QVERIFY(files.size() > 100);
        for (const Shape& shape : all_sentences() + all_of({sentence_parts()})) {
            const QString words = words_of(shape);
            QVERIFY2(std::any_of(files.begin(), files.end(),
                                 [&](const QString& file) { return is_built_in(file, words); }),
                     shape.words);
        }
    }

    void every_reason_is_one_of_the_system()
    {
        QStringList reasons;
        for (int code = 1; code < 134; ++code)
            reasons << QString::fromStdString(std::generic_category().message(code));
        for (const Shape& shape : system_reasons())
            QVERIFY2(reasons.contains(words_of(shape)), shape.words);
    }

    void no_shape_hides_another()
    {
        const Language marked = marked_language();
        for (const Shape& shape : all_sentences())
            QCOMPARE(sentence_text(filled(words_of(shape)).toStdString()),
                     QStringLiteral("«%1»").arg(filled(words_of(shape))));
        for (const Shape& part : all_parts()) {
            const QString reason = filled(words_of(part));
            QCOMPARE(sentence_text("Cannot read \"q\": " + reason.toStdString() + "."),
                     QStringLiteral("«Cannot read \"q\": «%1».»").arg(reason));
        }
    }

    void places_are_in_order_and_parts_are_places()
    {
        for (const Shape& shape : all_sentences() + all_parts()) {
            const QStringList between = words_of(shape).split(QLatin1Char('%'));
            for (qsizetype i = 1; i < between.size(); ++i)
                QVERIFY2(between[i].startsWith(QString::number(i)), shape.words);
            for (const QChar digit : QString::fromUtf8(shape.parts))
                QVERIFY2(digit.digitValue() > 0 && digit.digitValue() < between.size(),
                         shape.words);
        }
    }

    void what_the_engine_says_of_a_request_is_known_data()
    {
        QTest::addColumn<GenerationRequest>("request");
        const auto row = [](const char* name,
                            const std::function<void(GenerationRequest&)>& change) {
            QTest::newRow(name) << request_with(change);
        };
        row("no checkpoint", [](GenerationRequest& request) { request.checkpoint.clear(); });
        row("steps", [](GenerationRequest& request) { request.sampling.steps = 0; });
        row("size", [](GenerationRequest& request) { request.size = {65, 64}; });
        row("overlap", [](GenerationRequest& request) { request.context.overlap = 99; });
        row("device", [](GenerationRequest& request) { request.compute.device = "gpu"; });
        row("effect", [](GenerationRequest& request) {
            request.motion.effect = std::numeric_limits<double>::infinity();
        });
        row("key", [](GenerationRequest& request) { request.prompt.positive = "0: a\n99: b"; });
        row("blocks", [](GenerationRequest& request) {
            request.motion_modules.push_back({});
            request.motion_modules.back().path = "module";
            request.motion_modules.back().blocks = "left";
        });
    }

    void what_the_engine_says_of_a_request_is_known()
    {
        QFETCH(GenerationRequest, request);
        const Language marked = marked_language();
        const auto outcome = validate(request);
        QVERIFY(!outcome);
        QVERIFY2(error_text(outcome.error()).startsWith(QChar(0xab)),
                 outcome.error().message.c_str());
    }

    void what_the_engine_says_of_files_and_texts_is_known()
    {
        const QTemporaryDir folder;
        const auto cut = text_path(write(folder, "cut.safetensors", "abc"));
        const auto missing = text_path(folder.filePath(QStringLiteral("missing.safetensors")));
        const auto text = text_path(write(folder, "notes.doc", "abc"));
        const Language marked = marked_language();
        const auto check = [](const Error& error) {
            QVERIFY2(error_text(error).startsWith(QChar(0xab)), error.message.c_str());
        };
        check(Curve::parse("fast").error());
        check(from_recipe("[]").error());
        check(from_recipe(R"({"format": "other", "version": 1})").error());
        check(from_recipe(R"({"format": "flipbook-recipe", "version": 99})").error());
        check(find_recipe(missing).error());
        check(find_recipe(text).error());
        check(resolve_wildcards("__hue__", 1, text_path(folder.path())).error());
        check(ModelCatalog(std::nullopt).scan(missing).error());
        check(out_of_memory_error({9'000'000'000, 7'000'000'000}));
        SamplingOptions sampling;
        sampling.scheduler = "slow";
        check(preview_schedule(sampling, true).error());
        // What servers send instead of a model, and what git leaves in its place.
        const auto web_page =
            text_path(write(folder, "page.safetensors", "<!DOCTYPE html><html>404"));
        const auto note = text_path(
            write(folder, "note.safetensors", "version https://git-lfs.github.com/spec/v1\n"));
        const auto nothing = text_path(folder.filePath(QStringLiteral("nothing.safetensors")));
        QVERIFY(QFile(path_text(nothing)).open(QIODevice::WriteOnly));
        for (const auto& file : {web_page, note, nothing}) {
            const QString sentence = sentence_text(inspect_model(file).problems.front());
            QVERIFY2(sentence.count(QChar(0xab)) == 2, qPrintable(sentence));
        }
        for (const auto& file : {cut, missing}) {
            const ModelPage page = inspect_model(file);
            QVERIFY(!page.is_usable());
            QVERIFY2(sentence_text(page.problems.front()).startsWith(QChar(0xab)),
                     page.problems.front().c_str());
        }
    }

    void in_english_it_is_the_engines_own_sentence()
    {
        for (const Shape& shape : all_sentences()) {
            const std::string sentence = filled(words_of(shape)).toStdString();
            QCOMPARE(error_text({ErrorCode::io, sentence}), QString::fromStdString(sentence));
        }
        QCOMPARE(error_text({ErrorCode::io, "Something else."}), QStringLiteral("Something else."));
    }

    void memory_is_told_in_units_that_people_read()
    {
        const Error error = out_of_memory_error({9'130'000'000, 512'000'000});
        QCOMPARE(
            error_text(error),
            QStringLiteral("The clip needs about 9.1 GB of memory and 512 MB are available; a "
                           "smaller size, fewer frames in a context window or fp16 needs less."));
        const std::string later = "Memory ran out in step 3. " + error.message;
        QVERIFY(sentence_text(later).startsWith(
            QLatin1String("Memory ran out in step 3. The clip needs about 9.1 GB of memory")));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const QString german = error_text(error);
        QLocale::setDefault(QLocale::c());
        QVERIFY2(german.contains(QStringLiteral("9,1 GB")), qPrintable(german));
        QVERIFY(!german.contains(QLatin1String("bytes")));
    }

    void it_is_said_in_the_language_of_the_window()
    {
        {
            const Language german({{QStringLiteral("%1 is %2; it must be %3."),
                                    QStringLiteral("%1 ist %2; nötig ist: %3.")},
                                   {QStringLiteral("from %1 to %2"), QStringLiteral("%1 bis %2")}});
            QCOMPARE(error_text(validate(request_with([](GenerationRequest& request) {
                                    request.sampling.steps = 1001;
                                })).error()),
                     QStringLiteral("sampling.steps ist 1001; nötig ist: 1 bis 1000."));
        }
        // Another order.
        const Language japanese(
            {{QStringLiteral("The shard %1 is missing beside %2, which names it."),
              QStringLiteral("%2 に記載された分割ファイル %1 が、同じ場所にありません。")}});
        QCOMPARE(
            error_text({ErrorCode::not_found,
                        "The shard a.bin is missing beside b.json, which names it."}),
            QStringLiteral("b.json に記載された分割ファイル a.bin が、同じ場所にありません。"));
    }

    void what_is_not_known_is_told_by_its_code_and_quoted()
    {
        const Language german(
            {{QStringLiteral("Reading or writing failed."),
              QStringLiteral("Lesen oder Schreiben schlug fehl.")},
             {QStringLiteral("%1 In English: “%2”"), QStringLiteral("%1 Auf Englisch: „%2“")}});
        const Error error{ErrorCode::io, "The disk /dev/x said 100 %1."};
        QCOMPARE(error_text(error), QStringLiteral("Lesen oder Schreiben schlug fehl. Auf "
                                                   "Englisch: „The disk /dev/x said 100 %1.“"));
        QCOMPARE(sentence_text(error.message), QString::fromStdString(error.message));
    }

    void names_stay_as_they_are()
    {
        const Language marked = marked_language();
        QCOMPARE(error_text({ErrorCode::not_found, "/a LoRA/%1 does not exist."}),
                 QStringLiteral("«/a LoRA/%1 does not exist.»"));
        QCOMPARE(error_text({ErrorCode::unsupported_format, "a LoRA is a VAE; a LoRA was needed."}),
                 QStringLiteral("«a LoRA is «a VAE»; a LoRA was needed.»"));
    }

    void every_kind_of_model_has_words()
    {
        const Language marked = marked_language();
        for (int kind = 0; kind <= static_cast<int>(ModelKind::unknown); ++kind)
            QVERIFY2(kind_text(static_cast<ModelKind>(kind)).startsWith(QChar(0xab)),
                     description(static_cast<ModelKind>(kind)));
    }

    // Stored English, and shown in whatever language the window has then.
    void a_row_of_the_queue_tells_its_failure()
    {
        const Language german({{QStringLiteral("Main memory ran out."),
                                QStringLiteral("Der Arbeitsspeicher ging aus.")}});
        GenerationJob job;
        job.state = JobState::failed;
        job.error = Error{ErrorCode::out_of_memory, "Main memory ran out."};
        QCOMPARE(job_state_text(job), QStringLiteral("Der Arbeitsspeicher ging aus."));
    }

    // What a translation left out could not be seen.
    void translations_keep_every_place()
    {
        static const QRegularExpression place(QStringLiteral("%\\d"));
        const auto places_of = [](const QString& text) {
            QStringList places;
            auto found = place.globalMatch(text);
            while (found.hasNext())
                places << found.next().captured();
            places.sort();
            return places;
        };
        for (const char* language : {"de", "ja"}) {
            QFile file(
                source_folder
                + QStringLiteral("/translations/flipbook_%1.ts").arg(QLatin1String(language)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QXmlStreamReader xml(&file);
            QString context, source;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement)
                    continue;
                if (xml.name() == QLatin1String("name"))
                    context = xml.readElementText();
                else if (xml.name() == QLatin1String("source"))
                    source = xml.readElementText();
                else if (xml.name() == QLatin1String("translation")
                         && context == QLatin1String("EngineSentence"))
                    QCOMPARE(places_of(xml.readElementText(QXmlStreamReader::IncludeChildElements)),
                             places_of(source));
            }
        }
    }
};

QTEST_MAIN(ErrorTextTest)
#include "error_text_test.moc"
