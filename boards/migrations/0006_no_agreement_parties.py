from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("boards", "0005_carry_over")]

    operations = [
        migrations.RemoveConstraint(
            model_name="agreementparty",
            name="one_office_in_an_agreement",
        ),
        migrations.RemoveField(
            model_name="agreementparty",
            name="agreement",
        ),
        migrations.DeleteModel(
            name="AgreementParty",
        ),
    ]
