// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/recipe.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace flipbook;

namespace {

// No field has its default.
GenerationRequest full_request()
{
    GenerationRequest request;
    request.checkpoint = std::u8string(u8"models/灯台 v1.safetensors");
    request.checkpoint_weights = CheckpointWeights::ema;
    request.vae = "vae/ft-mse.safetensors";
    request.motion = {MotionSource::file, "motion/mm-v3.safetensors", 1.2,
                      Curve::parse("0:(1.0), 8:(0.3333333333333333)").value()};
    request.motion_modules = {{"motion/cameras.safetensors", Curve::parse("0:(1), 8:(0)").value(),
                               1.5, "down, up.1", 0.25, 0.75, "pan-left:0.5 + zoom-in:0.5"}};
    request.loras = {{std::u8string(u8"lora/灯.safetensors"), 0.5, -0.25}, {"b.pt", 2.0, 0.0}};
    request.motion_loras = {{"lora/pan.ckpt", 0.8}};
    request.lora_folders = {"lora", "more loras"};
    request.embeddings = {"a.pt"};
    request.prompt = {"a (lighthouse:1.2), \"sea\"\n", "blurry \\(x\\) \xF0\x9F\x8C\x8A", 2,
                      EmphasisMode::no_norm};
    request.size = {640, 384};
    request.frame_count = 33;
    request.frame_rate = 12;
    request.sampling.scheduler = "dpmpp_2m";
    request.sampling.schedule = SigmaSchedule::karras;
    request.sampling.betas = BetaSchedule::scaled_linear;
    request.sampling.prediction = Prediction::v_prediction;
    request.sampling.steps = 31;
    request.sampling.guidance_scale = 0.1 + 0.2;  // 0.30000000000000004.
    request.sampling.guidance_rescale = 0.7;
    request.sampling.eta = 1.0 / 3;
    request.sampling.seed = 13214918285578813247U;
    request.sampling.noise = NoiseLayout::a1111;
    request.context = {24, 2, 6, true, ContextSchedule::looped_uniform, FuseMethod::flat};
    request.norm_policy = NormPolicy::diffusers;
    request.compute = {"cuda:1", Precision::bf16};
    request.model_files = {{"lora/pan.ckpt", 1234567890123U, std::string(64, 'a'), "0123456789ab"}};
    request.preset = "orbit";
    return request;
}

nlohmann::json json_of(const GenerationRequest& request)
{
    return nlohmann::json::parse(to_recipe(request));
}

}  // namespace

class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void is_written_in_one_known_form();
    void brings_every_field_back();
    void differs_in_every_field_from_the_defaults();
    void keeps_all_bits_of_a_seed_data();
    void keeps_all_bits_of_a_seed();
    void keeps_the_base_where_a_key_is_missing();
    void keeps_unknown_keys();
    void reads_absent_options_as_null();
    void names_the_key_of_every_wrong_value();
    void says_what_was_needed_data();
    void says_what_was_needed();
    void refuses_what_is_no_object_data();
    void refuses_what_is_no_object();
    void survives_text_that_is_not_utf8();
};

void RecipeTest::is_written_in_one_known_form()
{
    GenerationRequest request;
    request.size = {512, 512};
    request.checkpoint = "model.safetensors";
    request.model_files = {{"model.safetensors", 5, "ab", ""}};
    const QByteArray expected =
        R"({"format":"flipbook-recipe","version":1,"app":")" FLIPBOOK_EXPECTED_VERSION R"(",)"
        R"("checkpoint":"model.safetensors","checkpoint_weights":"live","vae":null,)"
        R"("motion":{"source":"from_checkpoint","module":"","scale":1.0,"effect":1.0},)"
        R"("motion_modules":[],"loras":[],"motion_loras":[],"lora_folders":[],"embeddings":[],)"
        R"("prompt":{"positive":"","negative":"","clip_skip":1,"emphasis":"original"},)"
        R"("size":{"width":512,"height":512},"frame_count":16,"frame_rate":8,)"
        R"("sampling":{"scheduler":"ddim","schedule":"normal","betas":"auto","prediction":"auto","steps":25,)"
        R"("guidance_scale":7.5,"guidance_rescale":0.0,"eta":null,"seed":0,"noise":"diffusers"},)"
        R"("context":{"length":16,"stride":1,"overlap":4,"closed_loop":false,)"
        R"("schedule":"standard_uniform","fuse_method":"pyramid"},"norm_policy":"official",)"
        R"("compute":{"device":"auto","precision":"auto"},)"
        R"("model_files":[{"path":"model.safetensors","bytes":5,"sha256":"ab","a1111_lora":""}],)"
        R"("preset":""})";
    QCOMPARE(QByteArray::fromStdString(to_recipe(request)), expected);
}

void RecipeTest::brings_every_field_back()
{
    const GenerationRequest request = full_request();
    const auto read = from_recipe(to_recipe(request));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY(read.value() == request);
    QCOMPARE(to_recipe(read.value()), to_recipe(request));
    // Compared as text: QCOMPARE cannot tell which of a JSON value's conversions is meant.
    QCOMPARE(json_of(request)["motion"]["effect"].dump(), "\"0:(1), 8:(0.3333333333333333)\"");
    QCOMPARE(json_of(request)["motion"]["scale"].dump(), "1.2");
}

// Guards full_request(): a field that it forgets would be compared default with default.
void RecipeTest::differs_in_every_field_from_the_defaults()
{
    const auto full = json_of(full_request()).flatten();
    const auto plain = json_of({}).flatten();
    for (const auto& [pointer, value] : plain.items())
        if (pointer != "/format" && pointer != "/version" && pointer != "/app")
            // A list that is not empty has no entry of its own.
            QVERIFY2(!full.contains(pointer) || full[pointer] != value, pointer.c_str());
}

void RecipeTest::keeps_all_bits_of_a_seed_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::newRow("0") << quint64(0);
    QTest::newRow("2^53 + 1") << quint64(9007199254740993U);
    QTest::newRow("2^63 - 1") << quint64(INT64_MAX);
    QTest::newRow("original config") << quint64(13214918285578813247U);
    QTest::newRow("2^64 - 1") << quint64(UINT64_MAX);
}

void RecipeTest::keeps_all_bits_of_a_seed()
{
    QFETCH(quint64, seed);
    GenerationRequest request;
    request.sampling.seed = seed;
    const std::string recipe = to_recipe(request);
    QVERIFY(recipe.find("\"seed\":" + std::to_string(seed) + ",") != std::string::npos);
    QCOMPARE(from_recipe(recipe).value().sampling.seed, seed);
}

void RecipeTest::keeps_the_base_where_a_key_is_missing()
{
    const GenerationRequest base = full_request();
    QVERIFY(from_recipe("{}", base).value() == base);
    GenerationRequest expected = base;
    expected.sampling.steps = 4;
    expected.motion.scale = 2.0;
    const auto read = from_recipe(R"({"sampling":{"steps":4},"motion":{"scale":2}})", base);
    QVERIFY(read);
    QVERIFY(read.value() == expected);
}

void RecipeTest::keeps_unknown_keys()
{
    auto recipe = json_of(full_request());
    recipe["future"] = {{"seed", "none"}};
    recipe["sampling"]["future"] = 1;
    GenerationRequest read = from_recipe(recipe.dump()).value();
    QCOMPARE(json_of(read).dump(), recipe.dump());
    read.sampling.steps = 7;
    recipe["sampling"]["steps"] = 7;
    QCOMPARE(json_of(read).dump(), recipe.dump());
    read.unknown_keys.clear();
    read.sampling.steps = full_request().sampling.steps;
    QVERIFY(read == full_request());
}

void RecipeTest::reads_absent_options_as_null()
{
    const auto read = from_recipe(R"({"vae":null,"sampling":{"eta":null}})", full_request());
    QVERIFY(read);
    QVERIFY(!read.value().vae);
    QVERIFY(!read.value().sampling.eta);
}

void RecipeTest::names_the_key_of_every_wrong_value()
{
    const auto recipe = json_of(full_request());
    const auto leaves = recipe.flatten();
    for (const auto& [pointer, value] : leaves.items()) {
        if (pointer == "/app")
            continue;
        auto wrong = recipe;
        wrong[nlohmann::json::json_pointer(pointer)] = nlohmann::json::array();
        const auto read = from_recipe(wrong.dump());
        QVERIFY2(!read, pointer.c_str());
        QCOMPARE(read.error().code, ErrorCode::invalid_request);
        const QString key = QString::fromStdString(pointer).mid(1).replace('/', '.');
        const QString message = QString::fromStdString(read.error().message);
        QVERIFY2(message.startsWith("The recipe's " + key + " is [], and "), qPrintable(message));
    }
}

void RecipeTest::says_what_was_needed_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow(R"({"sampling":{"seed":-1}})")
        << "The recipe's sampling.seed is -1, and a whole number from 0 to 2^64 - 1 was needed.";
    QTest::newRow(R"({"sampling":{"seed":18446744073709551616}})")
        << "The recipe's sampling.seed is 1.8446744073709552e+19, and a whole number from 0 to "
           "2^64 - 1 was needed.";
    QTest::newRow(R"({"sampling":{"steps":2.5}})")
        << "The recipe's sampling.steps is 2.5, and a whole number of 32 bits was needed.";
    QTest::newRow(R"({"frame_count":2147483648})")
        << "The recipe's frame_count is 2147483648, and a whole number of 32 bits was needed.";
    QTest::newRow(R"({"frame_count":18446744073709551615})")
        << "The recipe's frame_count is 18446744073709551615, and a whole number of 32 bits was "
           "needed.";
    QTest::newRow(R"({"frame_count":-2147483649})")
        << "The recipe's frame_count is -2147483649, and a whole number of 32 bits was needed.";
    QTest::newRow(R"({"sampling":{"noise":"white"}})")
        << "The recipe's sampling.noise is wrong: \"white\" is no noise layout; the names are "
           "diffusers, comfyui, a1111.";
    QTest::newRow(R"({"motion":{"effect":"0:(1"}})")
        << "The recipe's motion.effect is wrong: \"0:(1\" is no number and no curve such as "
           "\"0:(1.0), 8:(1.3)\": no point starts at \"0:(1\".";
    QTest::newRow(R"({"loras":{}})") << "The recipe's loras is {}, and a list was needed.";
    QTest::newRow(R"({"loras":[1]})") << "The recipe's loras.0 is 1, and an object was needed.";
    QTest::newRow(R"({"lora_folders":[""],"motion_loras":[{"strength":"x"}]})")
        << "The recipe's motion_loras.0.strength is \"x\", and a number was needed.";
    QTest::newRow(R"({"sampling":null})")
        << "The recipe's sampling is null, and an object was needed.";
    QTest::newRow(R"({"context":{"closed_loop":1}})")
        << "The recipe's context.closed_loop is 1, and true or false was needed.";
    QTest::newRow(R"({"format":"flipbook-project"})")
        << "The recipe's format is \"flipbook-project\", and \"flipbook-recipe\" was needed.";
    QTest::newRow(R"({"version":2})")
        << "The recipe's version is 2, and this program reads version 1.";
}

void RecipeTest::says_what_was_needed()
{
    QFETCH(QString, message);
    const auto read = from_recipe(QTest::currentDataTag());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::invalid_request);
    QCOMPARE(QString::fromStdString(read.error().message), message);
}

void RecipeTest::refuses_what_is_no_object_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("Steps: 25, Sampler: Euler a");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("cut off") << QByteArray(R"({"sampling":{"steps":4)");
    QTest::newRow("not UTF-8") << QByteArray("{\"checkpoint\":\"\xFF\"}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void RecipeTest::refuses_what_is_no_object()
{
    QFETCH(QByteArray, text);
    const auto read = from_recipe(text.toStdString());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::corrupt);
    QCOMPARE(read.error().message.c_str(), "The recipe is not a JSON object.");
}

void RecipeTest::survives_text_that_is_not_utf8()
{
    GenerationRequest request = full_request();
    request.prompt.positive = "caf\xE9";
    const auto read = from_recipe(to_recipe(request));
    QVERIFY(read);
    QCOMPARE(QString::fromStdString(read.value().prompt.positive), QString(u8"caf\uFFFD"));
}

QTEST_APPLESS_MAIN(RecipeTest)
#include "recipe_test.moc"
