"""moto_server with a Route 53 that changes records as strictly as AWS does. The patch is ours.

moto 5.2.1 makes the changes of a batch one by one, and its DELETE takes all records of the set identifier, of whatever
type and values. Here a batch is made whole or not at all, CREATE needs that there is no such record, and DELETE needs one
of exactly these values (Route 53 API Reference, ChangeResourceRecordSets). The rest is moto's.
"""

from moto.route53.exceptions import Route53ClientError
from moto.route53.models import RecordSet, Route53Backend
from moto.server import main


def record_of(change):
    fields = dict(change["ResourceRecordSet"])
    fields["Name"] = fields["Name"].lower().rstrip(".") + "."
    fields["ResourceRecords"] = [value["Value"] for value in fields.get("ResourceRecords") or []]
    fields.setdefault("TTL", None)  # moto's 0 is a TTL, which an alias has not
    return RecordSet(fields)


def refusal(action, record, present):
    if action == "CREATE" and present is not None:
        return "Tried to create", "but it already exists"
    if action == "DELETE" and present is None:
        return "Tried to delete", "but it was not found"
    if action == "DELETE" and vars(record) != vars(present):
        return "Tried to delete", "but the values provided do not match the current values"
    return None


def change_resource_record_sets(self, zoneid, change_list):
    zone = self.get_hosted_zone(zoneid)
    records = {(r.name, r.type, r.set_identifier): r for r in zone.rrsets}
    for change in change_list:
        record = record_of(change)
        place = (record.name, record.type, record.set_identifier)
        refused = refusal(change["Action"], record, records.get(place))
        if refused:
            tried, but = refused
            which = "name='%s', type='%s', set identifier='%s'" % place
            raise Route53ClientError("InvalidChangeBatch", f"[{tried} resource record set [{which}] {but}]")
        if change["Action"] == "DELETE":
            del records[place]
        else:
            records[place] = record
    zone.rrsets = list(records.values())


Route53Backend.change_resource_record_sets = change_resource_record_sets
main()
